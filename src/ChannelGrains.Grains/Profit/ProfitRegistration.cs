using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Programmes;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Grains.Profit;

internal static class ProfitRegistration
{
    public static IServiceCollection AddProfit(this IServiceCollection services) => services
        .AddSingleton<JournalledCalendar>()
        .AddSingleton<ProfitPart>()
        .AddSingleton<FeedPart>(provider => provider.GetRequiredService<ProfitPart>())
        .AddKeyedTransient<IGrainExtension, PartnerProfit>(typeof(IPartnerProfit));
}
