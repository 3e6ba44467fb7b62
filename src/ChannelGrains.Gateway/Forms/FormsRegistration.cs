using ChannelGrains.Gateway.Profit;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Gateway.Forms;

internal static class FormsRegistration
{
    public static IServiceCollection AddForms(this IServiceCollection services) => services
        .AddSingleton<PlanReader>()
        .AddSingleton<FieldViews>()
        .AddSingleton<FieldReader>()
        .AddSingleton<SpendSource, ActionSpendSource>();
}
