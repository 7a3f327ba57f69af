package otklik.contracts.schema;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The Javadoc of sources, as Markdown in one line per comment. */
final class Javadocs {
    private final Map<String, Words> byClass = new HashMap<>();

    /** @param sources folder of one package */
    Javadocs(Path sources) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null);
                var paths = Files.list(sources)) {
            var units = files.getJavaFileObjectsFromPaths(
                    paths.filter(path -> path.toString().endsWith(".java")).toList());
            var task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null, units);
            var trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Collector(trees).scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty words where a class has no Javadoc. */
    Words of(Class<?> type) {
        return byClass.getOrDefault(type.getName(), Words.NONE);
    }

    private final class Collector extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final DocTrees trees;
        private final Deque<String> outer = new ArrayDeque<>();

        Collector(DocTrees trees) {
            this.trees = trees;
        }

        @Override
        public @Nullable Void visitClass(ClassTree node, @Nullable Void nothing) {
            String name = outer.isEmpty()
                    ? getCurrentPath().getCompilationUnit().getPackageName() + "." + node.getSimpleName()
                    : outer.peek() + "$" + node.getSimpleName();
            byClass.put(name, words(trees.getDocCommentTree(getCurrentPath())));
            outer.push(name);
            super.visitClass(node, nothing);
            outer.pop();
            return null;
        }

        @Override
        public @Nullable Void visitVariable(VariableTree node, @Nullable Void nothing) {
            DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
            String owner = outer.peek();
            Words words = owner == null ? null : byClass.get(owner);
            if (comment != null && words != null) {
                words.parts().put(node.getName().toString(), markdown(comment.getFullBody()));
            }
            return null;
        }
    }

    private static Words words(@Nullable DocCommentTree comment) {
        Map<String, String> parts = new LinkedHashMap<>();
        if (comment == null) {
            return new Words("", parts);
        }
        for (DocTree tag : comment.getBlockTags()) {
            if (tag instanceof ParamTree param) {
                parts.put(param.getName().toString(), markdown(param.getDescription()));
            }
        }
        return new Words(markdown(comment.getFullBody()), parts);
    }

    private static String markdown(List<? extends DocTree> trees) {
        StringBuilder text = new StringBuilder();
        for (DocTree tree : trees) {
            text.append(
                    switch (tree) {
                        case TextTree plain -> plain.getBody();
                        case LiteralTree code -> "`" + code.getBody().getBody() + "`";
                        case LinkTree link ->
                            "`"
                                    + link.getReference()
                                            .getSignature()
                                            .replace('#', '.')
                                            .replace("()", "") + "`";
                        default -> tree.toString();
                    });
        }
        return text.toString().replaceAll("\\s+", " ").strip();
    }
}
