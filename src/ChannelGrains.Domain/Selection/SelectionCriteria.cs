using ChannelGrains.Domain.Refusals;
using Orleans;

namespace ChannelGrains.Domain.Selection;

/// <summary>What candidates are judged by (渠道挑选标准).</summary>
/// <param name="Criteria">1 to <see cref="MaxCriteria"/> of them; none before anything was defined.</param>
/// <param name="Threshold">The score from which on a candidate passes, 0 to 100.</param>
/// <param name="Version">Version of the record that defined them; 0 before anything was.</param>
[GenerateSerializer, Immutable]
public sealed record SelectionCriteria(
    [property: Id(0)] IReadOnlyList<SelectionCriterion> Criteria, [property: Id(1)] int Threshold, [property: Id(2)] long Version)
{
    public const int MaxCriteria = 32, MaxPoints = 100;

    /// <summary>The criteria before anything was defined.</summary>
    public static readonly SelectionCriteria None = new([], 0, 0);

    public string Etag => Etags.Of(Version);

    /// <summary>What somebody is told who needs criteria where there are none.</summary>
    public static Refusal Undefined() => Refusal.FailedPrecondition("CRITERIA_UNDEFINED",
        "There are no selection criteria yet: define them first.");

    /// <summary>What somebody is told who asks for a version that never was.</summary>
    public static Refusal NotFound(long version) => Refusal.NotFound("CRITERIA_NOT_FOUND",
        $"There is no version {version} of the selection criteria: read the current one, which names its version.");
}
