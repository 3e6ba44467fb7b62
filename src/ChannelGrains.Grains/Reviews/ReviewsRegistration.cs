using ChannelGrains.Grains.Gauges;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ChannelGrains.Grains.Reviews;

internal static class ReviewsRegistration
{
    /// <summary>Behind the feed, as it stops before that: what is stated then is told and saved.</summary>
    public static IServiceCollection AddReviews(this IServiceCollection services)
    {
        services.TryAddSingleton(Options.Create(new ReviewOptions()));
        return services
            .AddSingleton<ReviewSettings>()
            .AddInstruments<ReviewInstruments>()
            .AddSingleton<ReviewQueue>()
            .AddHostedService(provider => provider.GetRequiredService<ReviewQueue>());
    }
}
