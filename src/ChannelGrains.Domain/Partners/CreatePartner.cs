using System.Diagnostics;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Programmes;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Partners;

/// <summary>A new partner.</summary>
/// <param name="PartnerId">Its id.</param>
/// <param name="Particulars">Time zone and currency may be empty for the programme's.</param>
/// <param name="InitialState">ACTIVE for one taken over from another system, PROSPECT or not said for others.</param>
/// <param name="ActiveFrom">First business day in state ACTIVE; null is since ever.</param>
[GenerateSerializer, Immutable]
public sealed record CreatePartner(
    [property: Id(0)] string PartnerId,
    [property: Id(1)] PartnerParticulars Particulars,
    [property: Id(2)] LifecycleState InitialState,
    [property: Id(3)] BusinessDay? ActiveFrom)
{
    /// <summary>Null when that is not known.</summary>
    [Id(4)]
    public PartnerOrigin? Origin { get; init; }

    /// <summary>Of a PROSPECT: first business day on which it was known; null is today.</summary>
    [Id(5)]
    public BusinessDay? KnownSince { get; init; }

    /// <summary>What shows that it may start so, for people; may be empty.</summary>
    [Id(6)]
    public string Evidence { get; init; } = "";

    /// <summary>
    /// Refused, in this order: INVALID_ID, PARTNER_EXISTS, the particulars (TEXT_TOO_LONG, TEXT_INVALID, CHANNEL_TYPE,
    /// INVALID_REGION, TIME_ZONE_UNKNOWN, TOO_MANY_EXTERNAL_IDS, EXTERNAL_ID_EMPTY), CURRENCY_NOT_PROGRAMMES, INITIAL_STATE,
    /// ACTIVE_FROM, the origin (ORIGIN_KIND, REFERRER_EMPTY, TEXT_TOO_LONG, TEXT_INVALID), the evidence (TEXT_TOO_LONG, TEXT_INVALID), KNOWN_SINCE.
    /// </summary>
    /// <param name="existing">The partner with that id; null when there is none.</param>
    /// <param name="programme">The programme.</param>
    /// <param name="nowMicros">Now, microseconds since 1970-01-01 UTC.</param>
    public Outcome<PartnerCreated> Decide(PartnerLife? existing, Programme programme, long nowMicros)
    {
        if (PartnerIds.Validate(PartnerId) is { } invalidId)
            return invalidId;
        if (existing is not null)
            return Refusal.AlreadyExists("PARTNER_EXISTS", $"Partner {PartnerId} exists: choose another id, or update it.");

        var complete = Particulars with
        {
            TimeZone = Particulars.TimeZone.Length == 0 ? programme.TimeZone : Particulars.TimeZone,
            CurrencyCode = Particulars.CurrencyCode.Length == 0 ? programme.CurrencyCode : Particulars.CurrencyCode,
        };
        var state = InitialState == LifecycleState.Unspecified ? LifecycleState.Prospect : InitialState;
        if ((complete.Check() ?? CheckTerms(complete, state, programme) ?? Origin?.Check() ?? Notes.Check(Evidence, "evidence")) is { } refusal)
            return refusal;
        var today = ZoneCalendar.TryCreate(complete.TimeZone, out var calendar) ? calendar.DayOf(nowMicros) : throw new UnreachableException("The time zone was checked.");
        if (CheckKnownSince(state, today) is { } early)
            return early;
        return new PartnerCreated(PartnerId, complete, state, ActiveFrom, programme.Version)
        {
            Origin = Origin,
            KnownSince = state == LifecycleState.Prospect ? KnownSince ?? today : null,
            Evidence = Evidence,
        };
    }

    private Refusal? CheckKnownSince(LifecycleState state, BusinessDay today)
    {
        const string field = "partner.known_since";
        if (KnownSince is null)
            return null;
        if (state != LifecycleState.Prospect)
            return Refusal.InvalidArgument("KNOWN_SINCE", $"{field} is for a partner that starts as PROSPECT: leave it empty.", field);
        return KnownSince > today
            ? Refusal.InvalidArgument("KNOWN_SINCE", $"{field} {KnownSince} is yet to come: today is {today}.", field)
            : null;
    }

    private Refusal? CheckTerms(PartnerParticulars complete, LifecycleState state, Programme programme)
    {
        if (complete.CurrencyCode != programme.CurrencyCode)
            return Refusal.InvalidArgument("CURRENCY_NOT_PROGRAMMES",
                $"partner.currency_code is {complete.CurrencyCode}, but the programme runs in {programme.CurrencyCode}: use that or none.",
                "partner.currency_code");
        if (state is not (LifecycleState.Active or LifecycleState.Prospect))
            return Refusal.InvalidArgument("INITIAL_STATE",
                "initial_state must be ACTIVE or PROSPECT: the states between are reached step by step.", "initial_state");
        return state == LifecycleState.Prospect && ActiveFrom is not null
            ? Refusal.InvalidArgument("ACTIVE_FROM",
                "partner.active_from is for a partner that starts as ACTIVE: leave it empty.", "partner.active_from")
            : null;
    }
}
