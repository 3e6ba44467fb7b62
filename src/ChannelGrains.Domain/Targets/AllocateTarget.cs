using System.Collections.Immutable;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Programmes;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.SalesViews;
using Orleans;

namespace ChannelGrains.Domain.Targets;

/// <summary>Brings a scope's target for a year down to the partners in it, those ACTIVE or SUSPENDED today.</summary>
/// <param name="Scope">Whose target; not a partner's.</param>
/// <param name="Year">Id of the year.</param>
/// <param name="Method">How.</param>
/// <param name="Buffer">By how much the parts together exceed the target, or may exceed it when they are given by hand; null is 0.</param>
/// <param name="Parts">The parts that are given by hand.</param>
[GenerateSerializer, Immutable]
public sealed record AllocateTarget(
    [property: Id(0)] TargetScope Scope,
    [property: Id(1)] string Year,
    [property: Id(2)] AllocationMethod Method,
    [property: Id(3)] StatedAmount? Buffer,
    [property: Id(4)] IReadOnlyList<GivenPart> Parts)
{
    /// <summary>Partners that one allocation reaches.</summary>
    public const int MaxParts = 10_000;

    /// <summary>
    /// What to keep. Refused, in this order: YEAR, SCOPE of a partner, METHOD, TARGET_NOT_SET, YEAR_CLOSED, ALLOCATION_RUNNING, AMOUNT or
    /// CURRENCY_NOT_PROGRAMMES of the buffer, NO_PARTNERS, TOO_MANY_PARTNERS, then by the method PARTS, INVALID_ID, PARTNER_TWICE, PARTNER_NOT_IN_SCOPE, BUFFER_EXCEEDED,
    /// or NO_SALES_LAST_YEAR.
    /// </summary>
    /// <param name="book">The scope's targets.</param>
    /// <param name="last">The scope's last allocation of the year; null where there is none.</param>
    /// <param name="programme">The programme.</param>
    /// <param name="today">Its business day.</param>
    /// <param name="partners">The partners in the scope by id, with their net sales of last year; of more than <see cref="MaxParts"/> one more.</param>
    public Outcome<TargetAllocated> Decide(TargetBook book, Allocation? last, Programme programme, BusinessDay today, IReadOnlyList<PartnerNet> partners)
    {
        var year = TargetYear.Read(Year, programme.Calendar);
        if (year.IsRefused)
            return year.Refusal;
        var target = book.Of(year.Value.FirstDay.Month);
        if (Check(year.Value, target, last, today) is { } refusal)
            return refusal;
        var buffer = Buffer is null ? Amount.Zero : TargetAmount.Read(Buffer, programme.CurrencyCode, "buffer");
        if (buffer.IsRefused)
            return buffer.Refusal;
        if (CheckPartners(partners) is { } count)
            return count;
        var parts = Method == AllocationMethod.ByHand
            ? Given(target!.Set.Amount + buffer.Value, programme.CurrencyCode, partners)
            : Split(target!.Set.Amount + buffer.Value, target.MinorUnit, partners);
        return parts.IsRefused
            ? parts.Refusal
            : new TargetAllocated(
                Scope, target.FirstMonth, target.Version, programme.CurrencyCode, Method, target.Set.Amount, buffer.Value, target.Set.Weights, parts.Value);
    }

    private Refusal? Check(Period year, TargetVersion? target, Allocation? last, BusinessDay today)
    {
        if (Scope.Kind == TargetScopeKind.Partner)
            return Refusal.InvalidArgument("SCOPE", "A partner's target is not allocated further: name the company, a channel type or a region.", "scope");
        if (Method is not (AllocationMethod.LastYear or AllocationMethod.Equal or AllocationMethod.ByHand))
            return Refusal.InvalidArgument("METHOD", "method must be LAST_YEAR, EQUAL or BY_HAND.", "method");
        if (target is null)
            return Refusal.FailedPrecondition("TARGET_NOT_SET", $"{Scope} has no target for {year.Id}: set it, then allocate it.", "year");
        if (today > year.LastDay)
            return Refusal.FailedPrecondition("YEAR_CLOSED", $"{year.Id} was over on {year.LastDay}: allocate the target of a later year.", "year");
        return last is { Applied: null }
            ? Refusal.FailedPrecondition("ALLOCATION_RUNNING",
                $"The allocation of version {last.Version} is still on its way to its partners: wait until GetAllocation says that it is applied.")
            : null;
    }

    private Refusal? CheckPartners(IReadOnlyList<PartnerNet> partners)
    {
        if (partners.Count == 0)
            return Refusal.FailedPrecondition("NO_PARTNERS", $"There is no ACTIVE or SUSPENDED partner in {Scope}.");
        return partners.Count > MaxParts
            ? Refusal.FailedPrecondition("TOO_MANY_PARTNERS", $"{Scope} has more than {MaxParts} partners: set targets for its regions, and allocate each of those.")
            : null;
    }

    private Outcome<ImmutableArray<AllocatedPart>> Split(Amount whole, Amount minorUnit, IReadOnlyList<PartnerNet> partners)
    {
        if (Parts.Count > 0)
            return Refusal.InvalidArgument("PARTS", "parts are given BY_HAND only: leave them out, or say that method.", "parts");
        Int128[] weights = [.. partners.Select(partner => Method == AllocationMethod.Equal ? 1 : Int128.Clamp(partner.Net.Micros / minorUnit.Micros, 0, TargetWeights.Largest))];
        if (weights.All(weight => weight == 0))
            return Refusal.FailedPrecondition("NO_SALES_LAST_YEAR", $"No partner in {Scope} sold anything last year: use EQUAL or BY_HAND.", "method");
        var amounts = ExactSplit.Of(whole, weights, minorUnit);
        return partners.Zip(amounts, (partner, amount) => new AllocatedPart(partner.PartnerId, amount)).ToImmutableArray();
    }

    private Outcome<ImmutableArray<AllocatedPart>> Given(Amount most, string currencyCode, IReadOnlyList<PartnerNet> partners)
    {
        if (Parts.Count is 0 or > MaxParts)
            return Refusal.InvalidArgument("PARTS", $"parts must name 1 to {MaxParts} partners with what each gets.", "parts");
        var known = partners.Select(partner => partner.PartnerId).ToHashSet(StringComparer.Ordinal);
        var parts = new SortedDictionary<string, Amount>(StringComparer.Ordinal);
        var sum = Amount.Zero;
        for (var i = 0; i < Parts.Count; i++)
        {
            var part = ReadPart(i, currencyCode, known);
            if (part.IsRefused)
                return part.Refusal;
            if (!parts.TryAdd(part.Value.PartnerId, part.Value.Target))
                return Refusal.InvalidArgument("PARTNER_TWICE", $"parts name partner {part.Value.PartnerId} twice: give it one part.", $"parts[{i}].partner_id");
            sum += part.Value.Target;
        }
        return sum > most
            ? Refusal.FailedPrecondition("BUFFER_EXCEEDED", $"The parts add up to {sum}, {sum - most} more than the target and the buffer: {most}.", "parts")
            : parts.Select(part => new AllocatedPart(part.Key, part.Value)).ToImmutableArray();
    }

    private Outcome<AllocatedPart> ReadPart(int place, string currencyCode, HashSet<string> known)
    {
        var (part, field) = (Parts[place], $"parts[{place}]");
        if (PartnerIds.Validate(part.PartnerId, $"{field}.partner_id") is { } invalid)
            return invalid;
        if (!known.Contains(part.PartnerId))
            return Refusal.FailedPrecondition("PARTNER_NOT_IN_SCOPE", $"{part.PartnerId} is no ACTIVE or SUSPENDED partner in {Scope}.", $"{field}.partner_id");
        var amount = TargetAmount.Read(part.Target, currencyCode, $"{field}.target");
        return amount.IsRefused ? amount.Refusal : new AllocatedPart(part.PartnerId, amount.Value);
    }
}
