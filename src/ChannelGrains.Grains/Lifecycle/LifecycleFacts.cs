using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Sales;
using ChannelGrains.Journal.V1;
using Created = ChannelGrains.Domain.Partners.PartnerCreated;
using Origin = ChannelGrains.Domain.Partners.PartnerOrigin;
using StateChanged = ChannelGrains.Domain.Partners.PartnerStateChanged;
using Updated = ChannelGrains.Domain.Partners.PartnerUpdated;

namespace ChannelGrains.Grains.Lifecycle;

/// <summary>The facts of a partner's life between the domain and their durable form.</summary>
internal static class LifecycleFacts
{
    public static LifecycleFact ToFact(PartnerFact fact) => fact switch
    {
        Created created => new LifecycleFact { Created = ToFact(created) },
        Updated updated => new LifecycleFact
        {
            Updated = new() { Particulars = ToFact(updated.Particulars), EffectiveFromDay = updated.EffectiveFrom.DaysSinceEpoch, Origin = ToFact(updated.Origin) },
        },
        StateChanged changed => new LifecycleFact
        {
            StateChanged = new()
            {
                State = (int)changed.State,
                FromDay = changed.From.DaysSinceEpoch,
                Reason = changed.Reason,
                Evidence = { changed.Evidence.Select(found => new Journal.V1.StepEvidence { Kind = (int)found.Kind, Version = found.Version, Text = found.Text }) },
            },
        },
        _ => throw new InvalidOperationException($"{fact.GetType().Name} has no durable form."),
    };

    /// <summary>Null for a kind that this version does not know.</summary>
    public static PartnerFact? ToDomain(LifecycleFact fact) => fact.KindCase switch
    {
        LifecycleFact.KindOneofCase.Created => ToDomain(fact.Created),
        LifecycleFact.KindOneofCase.Updated => new Updated(ToShared(fact.Updated.Particulars), new BusinessDay(fact.Updated.EffectiveFromDay)) { Origin = ToOrigin(fact.Updated.Origin) },
        LifecycleFact.KindOneofCase.StateChanged => ToDomain(fact.StateChanged),
        _ => null,
    };

    public static Particulars ToFact(PartnerParticulars particulars)
    {
        var fact = new Particulars
        {
            DisplayName = particulars.DisplayName,
            ChannelType = (int)particulars.ChannelType,
            Region = particulars.Region,
            TimeZone = particulars.TimeZone,
            CurrencyCode = particulars.CurrencyCode,
        };
        fact.ExternalIds.AddRange(particulars.ExternalIds.OrderBy(id => id.Key, StringComparer.Ordinal).Select(id => new ExternalId { System = id.Key, Id = id.Value }));
        return fact;
    }

    public static PartnerParticulars ToParticulars(Particulars fact) => new()
    {
        DisplayName = fact.DisplayName,
        ChannelType = (ChannelType)fact.ChannelType,
        Region = fact.Region,
        TimeZone = fact.TimeZone,
        CurrencyCode = fact.CurrencyCode,
        ExternalIds = PartnerParticulars.IdsOf(fact.ExternalIds.Select(id => KeyValuePair.Create(id.System, id.Id))),
    };

    public static Journal.V1.PartnerOrigin? ToFact(Origin? origin) => origin is null ? null : new() { Kind = (int)origin.Kind, Referrer = origin.Referrer };

    public static Origin? ToOrigin(Journal.V1.PartnerOrigin? fact) => fact is null ? null : new((OriginKind)fact.Kind, fact.Referrer);

    /// <summary>As <see cref="ToParticulars"/>, for partners that stay in memory: they share what many have.</summary>
    private static PartnerParticulars ToShared(Particulars fact) => ToParticulars(fact) with
    {
        Region = InternedName.Of(fact.Region).Text,
        TimeZone = InternedName.Of(fact.TimeZone).Text,
        CurrencyCode = InternedName.Of(fact.CurrencyCode).Text,
    };

    private static Journal.V1.PartnerCreated ToFact(Created created)
    {
        var fact = new Journal.V1.PartnerCreated
        {
            PartnerId = created.PartnerId,
            Particulars = ToFact(created.Particulars),
            State = (int)created.State,
            ProgrammeVersion = created.ProgrammeVersion,
            Origin = ToFact(created.Origin),
            Evidence = created.Evidence,
        };
        if (created.StateFrom is { } from)
            fact.StateFromDay = from.DaysSinceEpoch;
        if (created.KnownSince is { } known)
            fact.KnownSinceDay = known.DaysSinceEpoch;
        return fact;
    }

    private static Created ToDomain(Journal.V1.PartnerCreated fact) => new(
        fact.PartnerId, ToShared(fact.Particulars), (LifecycleState)fact.State,
        fact.HasStateFromDay ? new BusinessDay(fact.StateFromDay) : null, fact.ProgrammeVersion)
    {
        Origin = ToOrigin(fact.Origin),
        KnownSince = fact.HasKnownSinceDay ? new BusinessDay(fact.KnownSinceDay) : null,
        Evidence = fact.Evidence,
    };

    private static StateChanged ToDomain(Journal.V1.PartnerStateChanged fact) => new((LifecycleState)fact.State, new BusinessDay(fact.FromDay), fact.Reason)
    {
        Evidence = [.. fact.Evidence.Select(found => new Domain.Partners.StepEvidence((EvidenceKind)found.Kind, found.Version, found.Text))],
    };
}
