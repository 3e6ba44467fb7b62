using System.Globalization;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using Orleans;

namespace ChannelGrains.Domain.Selection;

/// <summary>What is known of a partner's selection: its latest score and plan, the fold of its facts.</summary>
/// <param name="Score">Null when it was never scored.</param>
/// <param name="Plan">Null when there is none.</param>
[GenerateSerializer, Immutable]
public sealed record SelectionFile([property: Id(0)] Recorded<PartnerScored>? Score, [property: Id(1)] Recorded<CooperationPlanned>? Plan)
{
    private const int TextLength = 80;

    public static readonly SelectionFile Empty = new(null, null);

    /// <summary>The fold.</summary>
    public SelectionFile Apply(SelectionFact fact, string principal, long atMicros, long version) => fact switch
    {
        PartnerScored scored => this with { Score = new(scored, principal, atMicros, version) },
        CooperationPlanned planned => this with { Plan = new(planned, principal, atMicros, version) },
        _ => throw new InvalidOperationException($"{fact.GetType().Name} is no fact of a partner's selection."),
    };

    /// <summary>What makes a candidate QUALIFIED. Refused: SCORE_MISSING, SCORE_BELOW_THRESHOLD.</summary>
    public Outcome<StepEvidence> Qualification()
    {
        if (Score is not { Fact: var scored } score)
            return Refusal.FailedPrecondition("SCORE_MISSING", "A partner becomes QUALIFIED by a score that passes: score it first.");
        var text = $"score {Text(scored)}, threshold {scored.Threshold}, criteria of version {scored.CriteriaVersion}";
        return scored.Passes
            ? new StepEvidence(EvidenceKind.Score, score.Version, text)
            : Refusal.FailedPrecondition("SCORE_BELOW_THRESHOLD", $"The latest score does not pass: {text}. Score it again when something has changed.");
    }

    /// <summary>What a negotiation begins with. Refused: PLAN_MISSING.</summary>
    public Outcome<StepEvidence> Negotiation() => Plan is { } plan
        ? new StepEvidence(EvidenceKind.Plan, plan.Version, Short(plan.Fact.Summary))
        : Refusal.FailedPrecondition("PLAN_MISSING", "A negotiation begins with a cooperation plan: write it down first.");

    // For people, rounded as everywhere; whole where it fails and would look as if it passed.
    private static string Text(PartnerScored scored)
    {
        var rounded = decimal.Round(decimal.Parse(scored.Score, CultureInfo.InvariantCulture), 2, MidpointRounding.ToEven);
        return scored.Passes || rounded < scored.Threshold ? rounded.ToString("0.00", CultureInfo.InvariantCulture) : scored.Score;
    }

    private static string Short(string text)
    {
        var info = new StringInfo(text);
        return info.LengthInTextElements <= TextLength ? text : info.SubstringByTextElements(0, TextLength) + "...";
    }
}
