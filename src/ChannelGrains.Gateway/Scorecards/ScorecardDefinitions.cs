using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Scorecards;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Grains.Scorecards;
using ChannelGrains.Grains.Watching;

namespace ChannelGrains.Gateway.Scorecards;

/// <summary>Reads the versions of the scorecard's definition.</summary>
internal sealed class ScorecardDefinitions(IGrainFactory grains, AnswerGate gate)
{
    public IScorecardGrain Grain => grains.GetGrain<IScorecardGrain>(ScorecardKeys.Scorecards);

    public async Task<IReadOnlyList<ScorecardDefinition>> AllAsync(IChangeObserver? observer, CancellationToken cancellationToken) =>
        (await gate.PassAsync(await Grain.Read(observer), cancellationToken)).Versions;

    /// <summary>The version that holds for a period; FAILED_PRECONDITION SCORECARD_UNDEFINED where none does.</summary>
    public async Task<ScorecardDefinition> ForAsync(Period period, IChangeObserver? observer) =>
        ScorecardVersions.For(await AllAsync(observer, CancellationToken.None), period) ?? throw RefusalStatus.ToException(ScorecardVersions.Undefined(period));
}
