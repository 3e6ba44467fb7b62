
namespace ChannelGrains.Domain.Scorecards;

/// <summary>A band of scores: from here up to the next one.</summary>
/// <param name="Name">Its name for people.</param>
/// <param name="From">The least score that is in it.</param>
/// <param name="OpensAction">Whether a partner gets an action whose score of a month is in it.</param>
[GenerateSerializer, Immutable]
public sealed record ScoreBand([property: Id(0)] string Name, [property: Id(1)] decimal From, [property: Id(2)] bool OpensAction = false);
