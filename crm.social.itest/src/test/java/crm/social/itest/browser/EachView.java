package crm.social.itest.browser;

import crm.social.itest.LongTests;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** The test's argument is each language at a desk and on a phone in turn; in a check that shall be quick, each language and each size once. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ArgumentsSource(EachView.Views.class)
@interface EachView {
    /** See above. */
    final class Views implements ArgumentsProvider {
        @Override
        public Stream<? extends Arguments> provideArguments(
                ParameterDeclarations parameters, ExtensionContext context) {
            return LongTests.asked()
                    ? Stream.of(View.values()).map(Arguments::of)
                    : Stream.of(View.JA_WIDE, View.EN_NARROW).map(Arguments::of);
        }
    }
}
