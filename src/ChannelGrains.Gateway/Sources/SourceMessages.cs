using ChannelGrains.Domain.Sources;
using ChannelGrains.Grains.Sources;
using ChannelGrains.Ingest.V1;
using Wire = ChannelGrains.Ingest.V1;

namespace ChannelGrains.Gateway.Sources;

/// <summary>Sources between the wire and the domain.</summary>
internal static class SourceMessages
{
    public static Source ToMessage(SourceDefinition source)
    {
        var message = new Source
        {
            SourceId = source.SourceId,
            Mode = (Wire.SourceMode)source.Mode,
            DisplayName = source.DisplayName,
            MaxAgeDays = source.MaxAgeDays,
            Etag = source.Etag,
        };
        message.AllowedPartnerIds.AddRange(source.AllowedPartnerIds);
        return message;
    }

    public static ListSourcesResponse ToMessage(ListedSources page)
    {
        var response = new ListSourcesResponse { NextPageToken = page.Last };
        response.Sources.AddRange(page.Sources.Select(ToMessage));
        return response;
    }

    public static CreateSource ToCommand(CreateSourceRequest request) => new(ToDomain(request.Source));

    public static UpdateSource ToCommand(UpdateSourceRequest request) => new(
        ToDomain(request.Source), [.. request.UpdateMask?.Paths ?? []], request.Source?.Etag);

    private static SourceDefinition ToDomain(Source? message) => message is null ? new SourceDefinition() : new SourceDefinition
    {
        SourceId = message.SourceId,
        Mode = (Domain.Sources.SourceMode)message.Mode,
        DisplayName = message.DisplayName,
        AllowedPartnerIds = [.. message.AllowedPartnerIds],
        MaxAgeDays = message.MaxAgeDays,
    };
}
