using ChannelGrains.Grains.Journalled;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Grains.FormPlans;

internal static class FormPlansRegistration
{
    public static IServiceCollection AddFormPlans(this IServiceCollection services) => services
        .AddSingleton<PlanCalendar>()
        .AddSingleton(JournalKind<IPlansGrain, PlansState>.One(PlanNames.Plans, () => new PlansFold()))
        .AddSingleton<OverdueAssignmentsGauge>()
        .AddHostedService(provider => provider.GetRequiredService<OverdueAssignmentsGauge>());
}
