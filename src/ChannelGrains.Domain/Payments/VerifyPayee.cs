using System.Collections.Immutable;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Payments;

/// <summary>Says that a partner's payee was checked.</summary>
/// <param name="ContentHash">The content that was checked; 64 hexadecimal digits.</param>
/// <param name="Note">How.</param>
/// <param name="SharedWith">Other partners that have the same account and may have it.</param>
[GenerateSerializer, Immutable]
public sealed record VerifyPayee([property: Id(0)] string ContentHash, [property: Id(1)] string Note, [property: Id(2)] ImmutableArray<string> SharedWith)
{
    public const int MaxShared = 1_000;

    /// <summary>Refused, in this order: PAYEE_MISSING, NOTE_EMPTY, TEXT_TOO_LONG, SHARED, INVALID_ID, PAYEE_CHANGED where the content is another one, SAME_PRINCIPAL.</summary>
    /// <param name="payee">The payee of today; null for none.</param>
    /// <param name="book">What the journal says of it.</param>
    /// <param name="principal">Who verifies it.</param>
    /// <param name="fourEyes">Whether that must be another than whom it comes from.</param>
    public Outcome<PayeeVerified> Decide(PayeeOnDay? payee, PayeeBook book, string principal, FourEyes fourEyes)
    {
        if (payee is null)
            return Refusal.FailedPrecondition(PayeeConditions.Missing, "The partner has no payee today: set one, or have an agreement in force that names one.");
        if (Note.Length == 0)
            return Refusal.InvalidArgument("NOTE_EMPTY", "note is missing: say how the payee was checked.", "note");
        if (Notes.Check(Note, "note") is { } note)
            return note;
        if (SharedWith.Length > MaxShared)
            return Refusal.InvalidArgument("SHARED", $"shared_with_partner_ids names {SharedWith.Length} partners: at most {MaxShared}.", "shared_with_partner_ids");
        for (var i = 0; i < SharedWith.Length; i++)
            if (PartnerIds.Validate(SharedWith[i], $"shared_with_partner_ids[{i}]") is { } id)
                return id;
        if (ContentHash != Convert.ToHexStringLower(payee.ContentHash.AsSpan()))
            return Refusal.Aborted("PAYEE_CHANGED", "content_hash is not that of the payee of today: read it with GetPayee, check what it says, then send its hash.");
        foreach (var other in payee.ChangedBy)
            if (fourEyes.Check(principal, other, "the payee") is { } same)
                return same;
        return new PayeeVerified(payee.ContentHash, [.. PayeeContent.AccountKey(payee.Payee.Account)], Note, [.. SharedWith.Distinct().Order(StringComparer.Ordinal)], book.Last);
    }
}
