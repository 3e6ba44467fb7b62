using ChannelGrains.Grains.Gauges;
using ChannelGrains.Grains.Journalled;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ChannelGrains.Grains.CloseJobs;

internal static class CloseJobsRegistration
{
    public static IServiceCollection AddCloseJobs(this IServiceCollection services)
    {
        services.TryAddSingleton(Options.Create(new CloseJobOptions()));
        return services
            .AddSingleton(JournalKind<ICloseJobGrain, CloseJobsState>.Each(JournalNames.CloseJobs, month => new CloseJobFold(month)))
            .AddInstruments<CloseJobInstruments>()
            .AddSingleton<CloseJobWork>()
            .AddHostedService(provider => provider.GetRequiredService<CloseJobWork>())
            .AddHostedService<CloseJobResumption>();
    }
}
