using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Grains.Scorecards;

internal static class ScorecardsRegistration
{
    public static IServiceCollection AddScorecards(this IServiceCollection services) => services
        .AddKeyedTransient<IGrainExtension, PartnerScore>(typeof(IPartnerScore));
}
