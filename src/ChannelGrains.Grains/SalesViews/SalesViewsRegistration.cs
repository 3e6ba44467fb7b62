using ChannelGrains.Grains.Feed;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Grains.SalesViews;

internal static class SalesViewsRegistration
{
    public static IServiceCollection AddSalesViews(this IServiceCollection services) => services.AddSingleton<FeedPart, SalesPart>();
}
