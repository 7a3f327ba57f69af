package otklik.classify.evaluate;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Pictures as SVG, 460 by 340, both axes 0 to 1; coloured by the page's style and named for screen readers. */
final class Chart {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 340;
    private static final int LEFT = 56;
    private static final int TOP = 14;
    private static final int SIDE_X = WIDTH - LEFT - 24;
    private static final int SIDE_Y = HEIGHT - TOP - 52;
    private static final double MOST_DOTS = 400;

    private final StringBuilder svg = new StringBuilder();
    private final double from;

    /**
     * Empty axes.
     *
     * @param from where the upright axis begins, 0 to 1
     */
    private Chart(String title, String description, String across, String upright, double from) {
        this.from = from;
        svg.append(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" role=\"img\"><title>%s</title><desc>%s</desc>",
                WIDTH,
                HEIGHT,
                HtmlReport.escaped(title),
                HtmlReport.escaped(description)));
        for (int i = 0; i <= 10; i += 2) {
            double share = i / 10.0;
            double height = from + share * (1 - from);
            line("grid", 0, height, 1, height);
            line("grid", share, from, share, 1);
            text("tick end", LEFT - 6, y(height) + 4, percent(height));
            text("tick middle", x(share), HEIGHT - 36, percent(share));
        }
        text("axis middle", LEFT + SIDE_X / 2.0, HEIGHT - 10, HtmlReport.escaped(across));
        svg.append(String.format(
                Locale.ROOT,
                "<text class=\"axis middle\" transform=\"translate(13 %d) rotate(-90)\">%s</text>",
                TOP + SIDE_Y / 2,
                HtmlReport.escaped(upright)));
    }

    /** How often guesses of a confidence are right; dots grow with the number of rows; the diagonal is the ideal. */
    static String reliability(
            Reliability reliability, String title, String description, String across, String upright) {
        Chart chart = new Chart(title, description, across, upright, 0);
        chart.line("ideal", 0, 0, 1, 1);
        double most = reliability.bins().stream()
                .mapToInt(Reliability.Bin::rows)
                .max()
                .orElse(1);
        chart.path(reliability.bins(), Reliability.Bin::confidence, Reliability.Bin::right);
        for (Reliability.Bin bin : reliability.bins()) {
            chart.svg.append(String.format(
                    Locale.ROOT,
                    "<circle class=\"dot\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"><title>%s → %s (%d)</title></circle>",
                    chart.x(bin.confidence()),
                    chart.y(bin.right()),
                    3 + 7 * Math.sqrt(bin.rows() / most),
                    percent(bin.confidence()),
                    percent(bin.right()),
                    bin.rows()));
        }
        return chart.end();
    }

    /** The precision that is left as more rows are taken, the surest first; {@code wanted} is marked. */
    static String coverage(
            CoverageCurve curve, double wanted, String title, String description, String across, String upright) {
        double least = curve.points().stream()
                .mapToDouble(CoverageCurve.Point::precision)
                .min()
                .orElse(0);
        Chart chart = new Chart(title, description, across, upright, Math.floor(Math.min(least, 0.8) * 5) / 5);
        chart.line("ideal", 0, wanted, 1, wanted);
        int step = (int) Math.max(1, curve.points().size() / MOST_DOTS);
        List<CoverageCurve.Point> thinned = IntStream.range(0, curve.points().size())
                .filter(i -> i % step == 0 || i == curve.points().size() - 1)
                .mapToObj(curve.points()::get)
                .toList();
        chart.path(thinned, CoverageCurve.Point::coverage, CoverageCurve.Point::precision);
        curve.at(wanted)
                .ifPresent(point -> chart.svg.append(String.format(
                        Locale.ROOT,
                        "<circle class=\"dot\" cx=\"%.1f\" cy=\"%.1f\" r=\"6\"/>"
                                + "<text class=\"tick end\" x=\"%.1f\" y=\"%.1f\">%s</text>",
                        chart.x(point.coverage()),
                        chart.y(point.precision()),
                        chart.x(point.coverage()) - 9,
                        chart.y(point.precision()) + 16,
                        percent(point.coverage()))));
        return chart.end();
    }

    private <T> void path(List<T> points, ToDoubleFunction<T> across, ToDoubleFunction<T> up) {
        svg.append("<polyline class=\"curve\" points=\"")
                .append(points.stream()
                        .map(point -> String.format(
                                Locale.ROOT, "%.1f,%.1f", x(across.applyAsDouble(point)), y(up.applyAsDouble(point))))
                        .collect(Collectors.joining(" ")))
                .append("\"/>");
    }

    private void line(String style, double x1, double y1, double x2, double y2) {
        svg.append(String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
                style,
                x(x1),
                y(y1),
                x(x2),
                y(y2)));
    }

    private void text(String style, double x, double y, String words) {
        svg.append(
                String.format(Locale.ROOT, "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>", style, x, y, words));
    }

    private String end() {
        return svg.append("</svg>").toString();
    }

    private double x(double share) {
        return LEFT + share * SIDE_X;
    }

    private double y(double share) {
        return TOP + (1 - Math.clamp((share - from) / (1 - from), 0, 1)) * SIDE_Y;
    }

    static String percent(double share) {
        return Math.round(share * 100) + "\u00A0%";
    }
}
