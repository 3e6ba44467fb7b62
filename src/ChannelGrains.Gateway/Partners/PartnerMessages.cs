using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Sales;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Grains;
using ChannelGrains.Partners.V1;
using Wire = ChannelGrains.Partners.V1;

namespace ChannelGrains.Gateway.Partners;

/// <summary>Partners between the wire and the domain.</summary>
internal static class PartnerMessages
{
    public static Partner ToMessage(PartnerOnDay partner)
    {
        var message = new Partner
        {
            PartnerId = partner.PartnerId,
            DisplayName = partner.Particulars.DisplayName,
            ChannelType = (Wire.ChannelType)partner.Particulars.ChannelType,
            Region = partner.Particulars.Region,
            TimeZone = partner.Particulars.TimeZone,
            CurrencyCode = partner.Particulars.CurrencyCode,
            State = (PartnerState)partner.State,
            ActiveFrom = partner.ActiveFrom?.ToString() ?? "",
            CreatedAt = Timestamps.FromMicros(partner.CreatedAtMicros),
            Etag = partner.Etag,
            Origin = partner.Origin is { } origin ? new Origin { Kind = (Wire.OriginKind)origin.Kind, Referrer = origin.Referrer } : null,
            KnownSince = partner.KnownSince?.ToString() ?? "",
        };
        foreach (var (system, id) in partner.Particulars.ExternalIds)
            message.ExternalIds[system] = id;
        return message;
    }

    public static Wire.PartnerStep ToMessage(Grains.Lifecycle.PartnerStep step) => new()
    {
        State = (PartnerState)step.State,
        From = step.From?.ToString() ?? "",
        Principal = step.Principal,
        RecordedAt = Timestamps.FromMicros(step.AtMicros),
        Reason = step.Reason,
        Evidence = { step.Evidence.Select(found => new Wire.StepEvidence { Kind = (Wire.EvidenceKind)found.Kind, JournalVersion = found.Version, Text = found.Text }) },
        JournalVersion = step.Version,
    };

    /// <summary>The order of a list; INVALID_ARGUMENT ORDER_BY for one that is none.</summary>
    public static Domain.PartnerLists.PartnerOrder ToOrder(Wire.PartnerOrder order) => order == Wire.PartnerOrder.Unspecified
        ? Domain.PartnerLists.PartnerOrder.PartnerId
        : Enum.IsDefined(order)
            ? (Domain.PartnerLists.PartnerOrder)order
            : throw RefusalStatus.ToException(Refusal.InvalidArgument("ORDER_BY", "order_by must be one of the enum's orders.", "order_by"));

    public static ListNamesResponse ToMessage(UsedNames names)
    {
        var response = new ListNamesResponse { MaxCategories = names.MaxCategories, MaxRegions = names.MaxRegions };
        response.Categories.AddRange(names.Categories.Select(name => new Wire.UsedName { Name = name.Name, Uses = name.Uses }));
        response.Regions.AddRange(names.Regions.Select(name => new Wire.UsedName { Name = name.Name, Uses = name.Uses }));
        return response;
    }

    public static CreatePartner ToCommand(CreatePartnerRequest request) => new(
        request.PartnerId, ToParticulars(request.Partner), (LifecycleState)request.InitialState, Day(request.Partner?.ActiveFrom, "partner.active_from"))
    {
        Origin = ToOrigin(request.Partner?.Origin),
        KnownSince = Day(request.Partner?.KnownSince, "partner.known_since"),
        Evidence = request.Evidence,
    };

    public static UpdatePartner ToCommand(UpdatePartnerRequest request) => new(
        ToParticulars(request.Partner), [.. request.UpdateMask?.Paths ?? []], Day(request.EffectiveFrom, "effective_from"), request.Partner?.Etag)
    {
        Origin = ToOrigin(request.Partner?.Origin),
    };

    public static AdvancePartner ToCommand(AdvancePartnerRequest request) => new(
        (LifecycleState)request.State, request.Evidence, Day(request.EffectiveFrom, "effective_from"), request.Etag);

    public static TerminatePartner ToCommand(TerminatePartnerRequest request) => new(request.Reason, Day(request.EffectiveFrom, "effective_from"));

    private static PartnerParticulars ToParticulars(Partner? partner) => partner is null ? new PartnerParticulars() : new PartnerParticulars
    {
        DisplayName = partner.DisplayName,
        ChannelType = (Domain.Partners.ChannelType)partner.ChannelType,
        Region = partner.Region,
        TimeZone = partner.TimeZone,
        CurrencyCode = partner.CurrencyCode,
        ExternalIds = PartnerParticulars.IdsOf(partner.ExternalIds),
    };

    private static PartnerOrigin? ToOrigin(Origin? origin) =>
        origin is null or { Kind: Wire.OriginKind.Unspecified, Referrer.Length: 0 } ? null : new((Domain.Partners.OriginKind)origin.Kind, origin.Referrer);

    /// <summary>A business day; null where none is said.</summary>
    public static BusinessDay? Day(string? text, string field)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        return BusinessDay.TryParse(text, out var day)
            ? day
            : throw RefusalStatus.ToException(Refusal.InvalidArgument("DATE", $"{field} '{text}' is no date: write yyyy-mm-dd.", field));
    }
}
