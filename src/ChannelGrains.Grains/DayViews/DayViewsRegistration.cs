using ChannelGrains.Grains.Feed;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Grains.DayViews;

internal static class DayViewsRegistration
{
    public static IServiceCollection AddDayViews(this IServiceCollection services) => services.AddSingleton<FeedPart, DaySalesPart>();
}
