using ChannelGrains.Domain.Sources;
using Wire = ChannelGrains.Ingest.V1;

namespace ChannelGrains.Grains.Sources;

/// <summary>Sources between the domain and the message that travels and is stored.</summary>
internal static class SourceFacts
{
    public static SourceDefinition ToDomain(Wire.Source? message, long version) => message is null ? new SourceDefinition() : new SourceDefinition
    {
        SourceId = message.SourceId,
        Mode = (SourceMode)message.Mode,
        DisplayName = message.DisplayName,
        AllowedPartnerIds = [.. message.AllowedPartnerIds],
        MaxAgeDays = message.MaxAgeDays,
        Version = version,
    };

    public static Wire.Source ToMessage(SourceDefinition source)
    {
        var message = new Wire.Source
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
}
