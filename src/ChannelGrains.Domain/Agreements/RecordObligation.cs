using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using Orleans;

namespace ChannelGrains.Domain.Agreements;

/// <summary>Records that an obligation was met. Also of a partner that is TERMINATED, as what was agreed may outlast it.</summary>
/// <param name="ObligationId">Its id among the obligations of a signed version.</param>
/// <param name="DueOn">The last day for it there.</param>
/// <param name="Evidence">What shows it, for people; must not be empty.</param>
[GenerateSerializer, Immutable]
public sealed record RecordObligation([property: Id(0)] string ObligationId, [property: Id(1)] BusinessDay DueOn, [property: Id(2)] string Evidence)
{
    /// <summary>Refused, in this order: INVALID_ID, EVIDENCE, TEXT_TOO_LONG, TEXT_INVALID, OBLIGATION_NOT_FOUND, OBLIGATION_MET.</summary>
    /// <param name="book">The agreement as it is.</param>
    /// <param name="signed">The obligations of its signed versions.</param>
    public Outcome<ObligationMet> Decide(AgreementBook book, IEnumerable<Obligation> signed)
    {
        if (PartnerIds.Validate(ObligationId, "obligation_id") is { } invalid)
            return invalid;
        if (string.IsNullOrWhiteSpace(Evidence))
            return Refusal.InvalidArgument("EVIDENCE", "evidence is empty: say what shows that the obligation was met.", "evidence");
        if (Notes.Check(Evidence, "evidence") is { } refusal)
            return refusal;
        if (!signed.Any(obligation => obligation.ObligationId == ObligationId && obligation.DueOn == DueOn))
            return Refusal.NotFound("OBLIGATION_NOT_FOUND", $"No signed version of the agreement has an obligation {ObligationId} due on {DueOn}: list its versions.");
        return book.IsMet(ObligationId, DueOn)
            ? Refusal.FailedPrecondition("OBLIGATION_MET", $"The obligation {ObligationId} due on {DueOn} was recorded as met before: read the agreement, which says by whom.")
            : new ObligationMet(ObligationId, DueOn, Evidence);
    }
}
