using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Gateway.Profit;

internal static class ProfitRegistration
{
    public static IServiceCollection AddProfit(this IServiceCollection services) => services.AddSingleton<ProfitReader>();
}
