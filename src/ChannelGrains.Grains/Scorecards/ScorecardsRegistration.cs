using ChannelGrains.Grains.Journalled;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Grains.Scorecards;

internal static class ScorecardsRegistration
{
    public static IServiceCollection AddScorecards(this IServiceCollection services) => services
        .AddSingleton(JournalKind<IScorecardGrain, ScorecardsState>.One(ScorecardKeys.Scorecards, () => new ScorecardFold()))
        .AddKeyedTransient<IGrainExtension, PartnerScore>(typeof(IPartnerScore));
}
