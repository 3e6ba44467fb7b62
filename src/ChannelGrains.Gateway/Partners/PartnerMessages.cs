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
        };
        foreach (var (system, id) in partner.Particulars.ExternalIds)
            message.ExternalIds[system] = id;
        return message;
    }

    public static ListNamesResponse ToMessage(UsedNames names)
    {
        var response = new ListNamesResponse { MaxCategories = names.MaxCategories, MaxRegions = names.MaxRegions };
        response.Categories.AddRange(names.Categories.Select(name => new Wire.UsedName { Name = name.Name, Uses = name.Uses }));
        response.Regions.AddRange(names.Regions.Select(name => new Wire.UsedName { Name = name.Name, Uses = name.Uses }));
        return response;
    }

    public static CreatePartner ToCommand(CreatePartnerRequest request) => new(
        request.PartnerId, ToParticulars(request.Partner), (LifecycleState)request.InitialState, Day(request.Partner?.ActiveFrom, "partner.active_from"));

    public static UpdatePartner ToCommand(UpdatePartnerRequest request) => new(
        ToParticulars(request.Partner), [.. request.UpdateMask?.Paths ?? []], Day(request.EffectiveFrom, "effective_from"), request.Partner?.Etag);

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

    /// <summary>A business day; null where none is said.</summary>
    private static BusinessDay? Day(string? text, string field)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        return BusinessDay.TryParse(text, out var day)
            ? day
            : throw RefusalStatus.ToException(Refusal.InvalidArgument("DATE", $"{field} '{text}' is no date: write yyyy-mm-dd.", field));
    }
}
