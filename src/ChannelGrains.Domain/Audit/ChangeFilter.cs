using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Sources;

namespace ChannelGrains.Domain.Audit;

/// <summary>Which changes a question is about.</summary>
[GenerateSerializer, Immutable]
public sealed record ChangeFilter
{
    /// <summary>Of this partner's journal; empty is of all journals.</summary>
    [Id(0)]
    public string PartnerId { get; init; } = "";

    /// <summary>Caused by this principal; empty is by anybody.</summary>
    [Id(1)]
    public string Principal { get; init; } = "";

    /// <summary>Of this kind, or capability; empty is all.</summary>
    [Id(2)]
    public string Kind { get; init; } = "";

    /// <summary>Accepted at this instant or later, microseconds since 1970-01-01 UTC; null is since ever.</summary>
    [Id(3)]
    public long? FromMicros { get; init; }

    /// <summary>And before this one; null is until now.</summary>
    [Id(4)]
    public long? UntilMicros { get; init; }

    /// <summary>The partners that there are for the caller; all, and what is of none, when none is named.</summary>
    [Id(5)]
    public IReadOnlySet<string> Own { get; init; } = new HashSet<string>();

    /// <summary>Capabilities whose changes the caller may not see.</summary>
    [Id(6)]
    public IReadOnlySet<string> Withheld { get; init; } = new HashSet<string>();

    /// <summary>The one partner whose changes alone are asked for; empty where they may be of several.</summary>
    public string OnlyPartner => PartnerId.Length > 0 ? PartnerId : Own.Count == 1 ? Own.First() : "";

    /// <summary>What a page token of another list is answered with.</summary>
    public static Refusal NotOfThisList { get; } = Refusal.InvalidArgument("PAGE_TOKEN", "page_token is not one of this list: send back next_page_token with the same key, or begin without one.", "page_token");

    /// <summary>Refused, in this order: INVALID_ID, CHANGE_KIND, INTERVAL.</summary>
    /// <param name="isKind">Whether a text names a kind or a capability.</param>
    public Refusal? Check(Func<string, bool> isKind)
    {
        if (PartnerId.Length > 0 && PartnerIds.Validate(PartnerId) is { } invalid)
            return invalid;
        if (Kind.Length > 0 && !isKind(Kind))
            return Refusal.InvalidArgument("CHANGE_KIND", "kind is no kind of changes, as agreements.signed, and no capability, as agreements. Take one that a change has, or none for all.", "kind");
        return FromMicros >= UntilMicros
            ? Refusal.InvalidArgument("INTERVAL", "until must be later than from: changes are those at from or later, and before until.", "until")
            : null;
    }

    /// <summary>Whether the caller may see a partner's changes; of no partner is empty.</summary>
    public bool IsOwn(string partnerId) => OwnIds.Allow(Own, partnerId);

    /// <summary>Whether a change is asked for.</summary>
    /// <param name="micros">When it was accepted, microseconds since 1970-01-01 UTC.</param>
    /// <param name="principal">Who caused it.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="partnerId">Its partner; empty for none.</param>
    public bool Holds(long micros, string principal, string kind, string partnerId) =>
        (PartnerId.Length == 0 || PartnerId == partnerId) && IsOwn(partnerId)
        && (Principal.Length == 0 || Principal == principal) && IsOfKind(kind) && !IsWithheld(kind)
        && !(micros < FromMicros) && !(micros >= UntilMicros);

    /// <summary>Whether none of what lies before a record of one journal is asked for, also where the clock was set back.</summary>
    public bool IsBehindAll(long micros) => FromMicros is { } from && micros < from - (long)ChangeLimits.MaxSetBack.TotalMicroseconds;

    private bool IsWithheld(string kind) => Withheld.Count > 0 && Withheld.Contains(kind.Split('.')[0]);

    private bool IsOfKind(string kind) => Kind.Length == 0 || kind == Kind || (kind.Length > Kind.Length && kind[Kind.Length] == '.' && kind.StartsWith(Kind, StringComparison.Ordinal));
}
