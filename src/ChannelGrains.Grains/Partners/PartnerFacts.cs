using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Sales;
using ChannelGrains.Journal.V1;
using Google.Protobuf.WellKnownTypes;
using Wire = ChannelGrains.Partners.V1;

namespace ChannelGrains.Grains.Partners;

/// <summary>Partners between the domain and the messages that travel and are stored.</summary>
internal static class PartnerFacts
{
    public static PartnerParticulars ToParticulars(Wire.Partner? partner) => partner is null ? new PartnerParticulars() : new PartnerParticulars
    {
        DisplayName = partner.DisplayName,
        ChannelType = (ChannelType)partner.ChannelType,
        Region = partner.Region,
        TimeZone = partner.TimeZone,
        CurrencyCode = partner.CurrencyCode,
        ExternalIds = PartnerParticulars.IdsOf(partner.ExternalIds),
    };

    /// <summary>The partner as callers see it on a business day.</summary>
    public static Wire.Partner ToMessage(PartnerLife life, BusinessDay today)
    {
        var message = ToMessage(life.PartnerId, life.ParticularsOn(today));
        message.State = (Wire.PartnerState)life.StateOn(today);
        message.ActiveFrom = life.ActiveFrom?.ToString() ?? "";
        message.CreatedAt = Timestamps.FromMicros(life.CreatedAtMicros);
        message.Etag = life.Etag;
        return message;
    }

    public static Fact ToFact(PartnerFact fact) => fact switch
    {
        Domain.Partners.PartnerCreated created => new Fact { PartnerCreated = ToFact(created) },
        Domain.Partners.PartnerUpdated updated => new Fact
        {
            PartnerUpdated = new Journal.V1.PartnerUpdated
            {
                Partner = ToMessage("", updated.Particulars),
                EffectiveFromDay = updated.EffectiveFrom.DaysSinceEpoch,
            },
        },
        Domain.Partners.PartnerStateChanged changed => new Fact
        {
            PartnerStateChanged = new Journal.V1.PartnerStateChanged
            {
                State = (Wire.PartnerState)changed.State,
                FromDay = changed.From.DaysSinceEpoch,
                Reason = changed.Reason,
            },
        },
        _ => throw new InvalidOperationException($"{fact.GetType().Name} has no durable form."),
    };

    public static PartnerFact ToDomain(Fact fact) => fact.KindCase switch
    {
        Fact.KindOneofCase.PartnerCreated => new Domain.Partners.PartnerCreated(
            fact.PartnerCreated.Partner.PartnerId, ToShared(fact.PartnerCreated.Partner), (Domain.Partners.PartnerState)fact.PartnerCreated.Partner.State,
            fact.PartnerCreated.HasStateFromDay ? new BusinessDay(fact.PartnerCreated.StateFromDay) : null, fact.PartnerCreated.ProgrammeVersion),
        Fact.KindOneofCase.PartnerUpdated => new Domain.Partners.PartnerUpdated(
            ToShared(fact.PartnerUpdated.Partner), new BusinessDay(fact.PartnerUpdated.EffectiveFromDay)),
        Fact.KindOneofCase.PartnerStateChanged => new Domain.Partners.PartnerStateChanged(
            (Domain.Partners.PartnerState)fact.PartnerStateChanged.State, new BusinessDay(fact.PartnerStateChanged.FromDay), fact.PartnerStateChanged.Reason),
        _ => throw new InvalidOperationException($"{fact.KindCase} is no fact of a partner's life."),
    };

    /// <summary>As <see cref="ToParticulars"/>, for partners that stay in memory: they share what many have.</summary>
    private static PartnerParticulars ToShared(Wire.Partner partner) => ToParticulars(partner) with
    {
        Region = InternedName.Of(partner.Region).Text,
        TimeZone = InternedName.Of(partner.TimeZone).Text,
        CurrencyCode = InternedName.Of(partner.CurrencyCode).Text,
    };

    private static Journal.V1.PartnerCreated ToFact(Domain.Partners.PartnerCreated created)
    {
        var fact = new Journal.V1.PartnerCreated { Partner = ToMessage(created.PartnerId, created.Particulars), ProgrammeVersion = created.ProgrammeVersion };
        fact.Partner.State = (Wire.PartnerState)created.State;
        if (created.StateFrom is { } from)
            fact.StateFromDay = from.DaysSinceEpoch;
        return fact;
    }

    private static Wire.Partner ToMessage(string partnerId, PartnerParticulars particulars)
    {
        var message = new Wire.Partner
        {
            PartnerId = partnerId,
            DisplayName = particulars.DisplayName,
            ChannelType = (Wire.ChannelType)particulars.ChannelType,
            Region = particulars.Region,
            TimeZone = particulars.TimeZone,
            CurrencyCode = particulars.CurrencyCode,
        };
        foreach (var (system, id) in particulars.ExternalIds)
            message.ExternalIds[system] = id;
        return message;
    }
}
