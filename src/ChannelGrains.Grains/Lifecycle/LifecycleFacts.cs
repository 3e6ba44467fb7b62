using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Sales;
using ChannelGrains.Journal.V1;
using Created = ChannelGrains.Domain.Partners.PartnerCreated;
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
            Updated = new() { Particulars = ToFact(updated.Particulars), EffectiveFromDay = updated.EffectiveFrom.DaysSinceEpoch },
        },
        StateChanged changed => new LifecycleFact
        {
            StateChanged = new() { State = (int)changed.State, FromDay = changed.From.DaysSinceEpoch, Reason = changed.Reason },
        },
        _ => throw new InvalidOperationException($"{fact.GetType().Name} has no durable form."),
    };

    /// <summary>Null for a kind that this version does not know.</summary>
    public static PartnerFact? ToDomain(LifecycleFact fact) => fact.KindCase switch
    {
        LifecycleFact.KindOneofCase.Created => new Created(
            fact.Created.PartnerId, ToShared(fact.Created.Particulars), (LifecycleState)fact.Created.State,
            fact.Created.HasStateFromDay ? new BusinessDay(fact.Created.StateFromDay) : null, fact.Created.ProgrammeVersion),
        LifecycleFact.KindOneofCase.Updated => new Updated(ToShared(fact.Updated.Particulars), new BusinessDay(fact.Updated.EffectiveFromDay)),
        LifecycleFact.KindOneofCase.StateChanged => new StateChanged(
            (LifecycleState)fact.StateChanged.State, new BusinessDay(fact.StateChanged.FromDay), fact.StateChanged.Reason),
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
        };
        if (created.StateFrom is { } from)
            fact.StateFromDay = from.DaysSinceEpoch;
        return fact;
    }
}
