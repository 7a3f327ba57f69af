package otklik.classify.place;

enum Gender {
    MASCULINE,
    FEMININE,
    NEUTER,
    PLURAL
}
