using ChannelGrains.Grains.Journalled;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Grains.CloseJobs;

internal static class CloseJobsRegistration
{
    public static IServiceCollection AddCloseJobs(this IServiceCollection services) => services
        .AddSingleton(JournalKind<ICloseJobGrain, CloseJobsState>.Each(JournalNames.CloseJobs, month => new CloseJobFold(month)))
        .AddHostedService<CloseJobResumption>();
}
