package crm.ops.metrics;

import crm.ops.api.Figure;
import crm.ops.api.Figures;
import crm.ops.api.Timings;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmBufferPoolMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmClassLoadingMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmRuntimeInfoMetric;
import io.prometheus.metrics.instrumentation.jvm.JvmThreadsMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All figures that bundles offer, and the virtual machine's, in the text format of Prometheus. Nothing is kept of a bundle that went. */
@Component(service = Exposition.class)
public final class Exposition {
    private static final Logger LOG = LoggerFactory.getLogger(Exposition.class);
    private static final PrometheusTextFormatWriter WRITER = PrometheusTextFormatWriter.create();

    private final List<Figures> offered = new CopyOnWriteArrayList<>();
    private final PrometheusRegistry machine = new PrometheusRegistry();

    /** Those of the library's figures that leave no listener behind in the virtual machine. */
    @Activate
    public Exposition() {
        JvmBufferPoolMetrics.builder().register(machine);
        JvmClassLoadingMetrics.builder().register(machine);
        JvmGarbageCollectorMetrics.builder().register(machine);
        JvmMemoryMetrics.builder().register(machine);
        JvmRuntimeInfoMetric.builder().register(machine);
        JvmThreadsMetrics.builder().register(machine);
        ProcessMetrics.builder().register(machine);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addFigures(Figures figures) {
        offered.add(figures);
    }

    void removeFigures(Figures figures) {
        offered.remove(figures);
    }

    /** The media type of {@link #text}. */
    public static String mediaType() {
        return WRITER.getContentType();
    }

    /** The figures as they are now. */
    public byte[] text() {
        List<MetricSnapshot> snapshots = new ArrayList<>();
        machine.scrape().forEach(snapshots::add);
        figures().values().stream().map(Exposition::snapshot).forEach(snapshots::add);
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            WRITER.write(out, new MetricSnapshots(snapshots), EscapingScheme.UNDERSCORE_ESCAPING);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By name; the first to offer a name has it. */
    private Map<String, Figure> figures() {
        Map<String, Figure> figures = new LinkedHashMap<>();
        for (Figures one : offered) {
            try {
                one.read().forEach(figure -> figures.putIfAbsent(figure.name(), figure));
            } catch (RuntimeException e) {
                LOG.warn("Figures are left out: {}", one.getClass().getName(), e);
            }
        }
        return figures;
    }

    private static MetricSnapshot snapshot(Figure figure) {
        if (figure instanceof Figure.Count count) {
            return counter(count);
        }
        if (figure instanceof Figure.Level level) {
            return gauge(level);
        }
        return histogram((Figure.Durations) figure);
    }

    private static MetricSnapshot counter(Figure.Count figure) {
        CounterSnapshot.Builder builder =
                CounterSnapshot.builder().name(figure.name()).help(figure.help());
        figure.values()
                .forEach(value -> builder.dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                        .labels(labels(value.labels()))
                        .value(value.number())
                        .build()));
        return builder.build();
    }

    private static MetricSnapshot gauge(Figure.Level figure) {
        GaugeSnapshot.Builder builder =
                GaugeSnapshot.builder().name(figure.name()).help(figure.help());
        figure.values()
                .forEach(value -> builder.dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
                        .labels(labels(value.labels()))
                        .value(value.number())
                        .build()));
        return builder.build();
    }

    private static MetricSnapshot histogram(Figure.Durations figure) {
        List<Double> bounds = new ArrayList<>(Timings.bounds());
        bounds.add(Double.POSITIVE_INFINITY);
        HistogramSnapshot.Builder builder =
                HistogramSnapshot.builder().name(figure.name()).help(figure.help());
        figure.distributions()
                .forEach(one -> builder.dataPoint(HistogramSnapshot.HistogramDataPointSnapshot.builder()
                        .labels(labels(one.labels()))
                        .classicHistogramBuckets(ClassicHistogramBuckets.of(bounds, one.counts()))
                        .sum(one.seconds())
                        .build()));
        return builder.build();
    }

    private static Labels labels(Map<String, String> labels) {
        Labels.Builder builder = Labels.builder();
        labels.forEach(builder::label);
        return builder.build();
    }
}
