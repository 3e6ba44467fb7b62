using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Dashboard.Links;
using Google.Protobuf.WellKnownTypes;
using NodaTime.Text;

namespace ChannelGrains.Dashboard.Partners;

/// <summary>The instant as of which figures are asked for: <c>as_of</c> in an address, a time in the programme's zone.</summary>
internal static class AsOfTime
{
    public const string Name = "as_of";

    private static readonly LocalDateTimePattern[] Forms =
        [LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm"), LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss")];

    /// <summary>Null where nothing is chosen; not valid where what is chosen is no time.</summary>
    public static (Timestamp? Time, bool IsValid) Read(PageUrl url, Company company)
    {
        if (url[Name] is not { } entered)
            return (null, true);
        foreach (var form in Forms)
            if (form.Parse(entered) is { Success: true } parsed)
                return (new Timestamp { Seconds = company.Zone.AtLeniently(parsed.Value).ToInstant().ToUnixTimeSeconds() }, true);
        return (null, false);
    }
}
