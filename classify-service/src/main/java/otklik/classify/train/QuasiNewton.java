package otklik.classify.train;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Finds the lowest point of a smooth convex function: limited-memory BFGS (Nocedal, «Updating quasi-Newton matrices with limited
 * storage», 1980) with a backtracking line search. The same function and start give the same point.
 */
final class QuasiNewton {
    private static final int MEMORY = 8;
    private static final double ENOUGH = 1e-4;

    /** A function with its slope. */
    @FunctionalInterface
    interface Function {
        /** The value at {@code point}; writes the slope there to {@code slope}. */
        double at(double[] point, double[] slope);
    }

    /** A step and what it did to the slope. */
    private record Step(double[] moved, double[] turned, double rho) {}

    private QuasiNewton() {}

    /** Moves {@code point} to the lowest point, or as near as {@code steps} steps lead. */
    static void descend(Function function, double[] point, int steps) {
        int n = point.length;
        double[] slope = new double[n];
        double value = function.at(point, slope);
        Deque<Step> memory = new ArrayDeque<>();
        for (int step = 0; step < steps; step++) {
            double[] direction = direction(slope, memory);
            double along = dot(direction, slope);
            double length = step == 0 ? 1 / Math.max(1, Math.sqrt(dot(slope, slope))) : 1;
            double[] next = new double[n];
            double[] nextSlope = new double[n];
            double nextValue = move(function, point, direction, length, next, nextSlope);
            while (nextValue > value + ENOUGH * length * along && length > 1e-10) {
                length /= 2;
                nextValue = move(function, point, direction, length, next, nextSlope);
            }
            if (!(nextValue < value)) {
                return;
            }
            remember(memory, point, next, slope, nextSlope);
            boolean still = value - nextValue < 1e-7 * Math.abs(value);
            System.arraycopy(next, 0, point, 0, n);
            slope = nextSlope;
            value = nextValue;
            if (still) {
                return;
            }
        }
    }

    private static double move(
            Function function, double[] from, double[] direction, double length, double[] to, double[] slope) {
        for (int i = 0; i < from.length; i++) {
            to[i] = from[i] + length * direction[i];
        }
        return function.at(to, slope);
    }

    private static void remember(Deque<Step> memory, double[] from, double[] to, double[] slope, double[] nextSlope) {
        double[] moved = new double[from.length];
        double[] turned = new double[from.length];
        for (int i = 0; i < from.length; i++) {
            moved[i] = to[i] - from[i];
            turned[i] = nextSlope[i] - slope[i];
        }
        double curvature = dot(moved, turned);
        if (curvature > 1e-12) {
            memory.addLast(new Step(moved, turned, 1 / curvature));
            if (memory.size() > MEMORY) {
                memory.removeFirst();
            }
        }
    }

    /** Downhill, bent by what the last steps taught of the curvature. */
    private static double[] direction(double[] slope, Deque<Step> memory) {
        double[] direction = new double[slope.length];
        for (int i = 0; i < slope.length; i++) {
            direction[i] = -slope[i];
        }
        double[] alphas = new double[memory.size()];
        int at = 0;
        for (Iterator<Step> newestFirst = memory.descendingIterator(); newestFirst.hasNext(); at++) {
            Step step = newestFirst.next();
            alphas[at] = step.rho * dot(step.moved, direction);
            add(-alphas[at], step.turned, direction);
        }
        Step newest = memory.peekLast();
        if (newest != null) {
            double scale = 1 / (newest.rho * dot(newest.turned, newest.turned));
            for (int i = 0; i < direction.length; i++) {
                direction[i] *= scale;
            }
        }
        for (Step step : memory) {
            double beta = step.rho * dot(step.turned, direction);
            add(alphas[--at] - beta, step.moved, direction);
        }
        return direction;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void add(double factor, double[] values, double[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * values[i];
        }
    }
}
