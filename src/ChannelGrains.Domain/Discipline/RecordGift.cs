using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Compliance;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Discipline;

/// <summary>Enters a gift in the register.</summary>
/// <param name="GiftId">Its id.</param>
/// <param name="Direction">Which way it went.</param>
/// <param name="Person">Who of the company received or gave it; null is the caller.</param>
/// <param name="PartnerId">The partner, which exists; empty for another firm.</param>
/// <param name="Counterparty">The firm or function.</param>
/// <param name="What">What it was.</param>
/// <param name="Value">What it is worth; null is nothing said.</param>
/// <param name="Day">The day; null is today.</param>
/// <param name="Outcome">What became of it, or is proposed.</param>
/// <param name="Note">What else is to be known of it.</param>
[GenerateSerializer, Immutable]
public sealed record RecordGift(
    [property: Id(0)] string GiftId, [property: Id(1)] GiftDirection Direction, [property: Id(2)] Declarer? Person, [property: Id(3)] string PartnerId, [property: Id(4)] string Counterparty,
    [property: Id(5)] string What, [property: Id(6)] StatedAmount? Value, [property: Id(7)] BusinessDay? Day, [property: Id(8)] GiftOutcome Outcome, [property: Id(9)] string Note)
{
    private const string Field = "gift";

    /// <summary>
    /// Refused, in this order: INVALID_ID, DIRECTION, DECLARER, COUNTERPARTY_EMPTY, WHAT_EMPTY, TEXT_TOO_LONG, TEXT_INVALID, AMOUNT, CURRENCY, DATE_AHEAD, DATE_TOO_OLD, OUTCOME, GIFT_EXISTS,
    /// GIFTS_FULL.
    /// </summary>
    /// <param name="isTaken">Whether the id is another gift's.</param>
    /// <param name="awaiting">How many wait for a decision.</param>
    /// <param name="limit">What may be accepted without a decision of somebody else, in units of the programme's currency.</param>
    /// <param name="programmeCurrency">That currency.</param>
    /// <param name="principal">The caller.</param>
    /// <param name="today">The programme's business day.</param>
    public Outcome<GiftRecorded> Decide(bool isTaken, int awaiting, decimal limit, string programmeCurrency, string principal, BusinessDay today)
    {
        var person = Person ?? new Declarer(DeclarerKind.Principal, principal);
        if ((CheckWho(person) ?? CheckTexts()) is { } refusal)
            return refusal;
        var value = ReadValue();
        if (value.IsRefused)
            return value.Refusal;
        var day = Day ?? today;
        if ((CheckDay(day, today) ?? GiftOutcomes.Check(Outcome, Direction, $"{Field}.outcome")) is { } other)
            return other;
        if (isTaken)
            return Refusal.AlreadyExists("GIFT_EXISTS", $"There is a gift {GiftId}: choose another id.");
        var isAbove = Value!.CurrencyCode != programmeCurrency || (decimal)value.Value.Micros / Amount.MicrosPerUnit > limit;
        var needsApproval = isAbove && Outcome == GiftOutcome.Accepted;
        return needsApproval && awaiting >= DisciplineLimits.MaxAwaiting
            ? Refusal.ResourceExhausted("GIFTS_FULL", $"{DisciplineLimits.MaxAwaiting} gifts wait for a decision, as many as may: decide some of them.")
            : new GiftRecorded(GiftId, Direction, person, PartnerId, Counterparty, What, value.Value, Value.CurrencyCode, day, Outcome, needsApproval, Note);
    }

    private Refusal? CheckWho(Declarer person)
    {
        if (PartnerIds.Validate(GiftId, $"{Field}.gift_id") is { } id)
            return id;
        if (Direction is not (GiftDirection.Received or GiftDirection.Given))
            return Refusal.InvalidArgument("DIRECTION", $"{Field}.direction must be RECEIVED or GIVEN.", $"{Field}.direction");
        return DisciplinePerson.Check(person, $"{Field}.person");
    }

    private Refusal? CheckTexts()
    {
        if (PartnerId.Length == 0 && string.IsNullOrWhiteSpace(Counterparty))
            return Refusal.InvalidArgument("COUNTERPARTY_EMPTY", $"{Field}.counterparty is empty: say from or to which firm it was, or name the partner.", $"{Field}.counterparty");
        if (string.IsNullOrWhiteSpace(What))
            return Refusal.InvalidArgument("WHAT_EMPTY", $"{Field}.what is empty: say what it was.", $"{Field}.what");
        return Texts.Check(Counterparty, DisciplineLimits.TextBytes, $"{Field}.counterparty") ?? Texts.Check(What, DisciplineLimits.TextBytes, $"{Field}.what") ?? Notes.Check(Note, $"{Field}.note");
    }

    private Outcome<Amount> ReadValue()
    {
        const string field = $"{Field}.value";
        if (Value is not null && !Currencies.IsKnown(Value.CurrencyCode))
            return Refusal.InvalidArgument("CURRENCY", $"{field}.currency_code '{Value.CurrencyCode}' is no code of ISO 4217: write one as CNY.", $"{field}.currency_code");
        var read = StatedAmount.Read(Value, Value?.CurrencyCode ?? "", field);
        if (read.IsRefused)
            return read;
        return read.Value < Amount.Zero || read.Value > Amount.FromUnits(DisciplineLimits.MaxGiftUnits)
            ? Refusal.InvalidArgument("AMOUNT", $"{field} is not from 0 to {DisciplineLimits.MaxGiftUnits}: say what it is worth.", field)
            : read;
    }

    private static Refusal? CheckDay(BusinessDay day, BusinessDay today)
    {
        if (day > today)
            return Refusal.InvalidArgument("DATE_AHEAD", $"{Field}.day {day} is after today, {today}.", $"{Field}.day");
        return today - day > DisciplineLimits.MaxGiftDaysAgo
            ? Refusal.InvalidArgument("DATE_TOO_OLD", $"{Field}.day {day} is more than {DisciplineLimits.MaxGiftDaysAgo} days before today, {today}.", $"{Field}.day")
            : null;
    }
}
