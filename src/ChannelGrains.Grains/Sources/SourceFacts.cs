using ChannelGrains.Domain.Sources;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Sources;

/// <summary>Sources between the domain and their durable form.</summary>
internal static class SourceFacts
{
    /// <summary>What a caller is answered who created or changed a source.</summary>
    public static readonly FactAnswers<SourceDefinition> Answers = new((fact, version) => ToDomain(fact.Sources.Changed.Settings, version));

    public static SourceDefinition ToDomain(SourceSettings settings, long version) => new()
    {
        SourceId = settings.SourceId,
        Mode = (SourceMode)settings.Mode,
        DisplayName = settings.DisplayName,
        AllowedPartnerIds = [.. settings.AllowedPartnerIds],
        MaxAgeDays = settings.MaxAgeDays,
        Version = version,
    };

    public static SourceSettings ToSettings(SourceDefinition source)
    {
        var settings = new SourceSettings
        {
            SourceId = source.SourceId,
            Mode = (int)source.Mode,
            DisplayName = source.DisplayName,
            MaxAgeDays = source.MaxAgeDays,
        };
        settings.AllowedPartnerIds.AddRange(source.AllowedPartnerIds);
        return settings;
    }

    public static SourceDefinition ToDomain(SourceEntry entry) => ToDomain(entry.Settings, entry.Version);

    public static SourceEntry ToEntry(SourceDefinition source) => new() { Settings = ToSettings(source), Version = source.Version };
}
