using ChannelGrains.Domain.Compliance;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Discipline;

/// <summary>Decides what becomes of a gift that waits for it.</summary>
/// <param name="GiftId">The gift.</param>
/// <param name="Outcome">What becomes of it.</param>
/// <param name="Note">Why.</param>
[GenerateSerializer, Immutable]
public sealed record DecideGift([property: Id(0)] string GiftId, [property: Id(1)] GiftOutcome Outcome, [property: Id(2)] string Note)
{
    /// <summary>Refused, in this order: INVALID_ID, NOTE_EMPTY, TEXT_TOO_LONG, TEXT_INVALID, GIFT_NOT_FOUND, OUTCOME, GIFT_STATE, SAME_PRINCIPAL.</summary>
    /// <param name="gift">The gift; null where there is none.</param>
    /// <param name="principal">Who decides.</param>
    /// <param name="fourEyes">Whether that has to be somebody else.</param>
    public Outcome<GiftDecided> Decide(Gift? gift, string principal, FourEyes fourEyes)
    {
        if (PartnerIds.Validate(GiftId, "gift_id") is { } id)
            return id;
        if (string.IsNullOrWhiteSpace(Note))
            return Refusal.InvalidArgument("NOTE_EMPTY", "note is empty: say why.", "note");
        if (Notes.Check(Note, "note") is { } text)
            return text;
        if (gift is null)
            return Refusal.NotFound("GIFT_NOT_FOUND", $"There is no gift {GiftId}. Check the id against the list of gifts.");
        if (GiftOutcomes.Check(Outcome, gift.Recorded.Direction, "outcome") is { } outcome)
            return outcome;
        if (gift.State != GiftState.Awaiting)
            return Refusal.FailedPrecondition("GIFT_STATE", $"Gift {GiftId} waits for no decision: {(gift.State == GiftState.Decided ? $"{gift.DecidedBy} decided it" : "it is below the limit, or was not kept")}.");
        return (fourEyes.Check(principal, gift.RecordedBy, $"gift {GiftId}") ?? CheckPerson(gift.Recorded.Person, principal, fourEyes)) is { } same ? same : new GiftDecided(GiftId, Outcome, Note);
    }

    private Refusal? CheckPerson(Declarer person, string principal, FourEyes fourEyes) =>
        person.Kind == DeclarerKind.Principal ? fourEyes.Check(principal, person.Name, $"gift {GiftId}") : null;
}
