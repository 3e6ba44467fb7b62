using ChannelGrains.Audit.V1;
using ChannelGrains.Dashboard.Formats;
using Google.Protobuf.WellKnownTypes;
using NodaTime;
using NodaTime.Text;

namespace ChannelGrains.Dashboard.Audit;

/// <summary>Which changes were chosen, as it stands in an address.</summary>
internal static class ChangesQuestion
{
    // Beyond them no day is a timestamp of the API, or has one after it.
    private const int FirstYear = 1970, LastYear = 9998;

    /// <param name="chosen">What an address says of a name.</param>
    /// <param name="company">In whose zone days begin; it has been read.</param>
    public static ListChangesRequest Of(Func<string, string?> chosen, Company company) => new()
    {
        PartnerId = chosen("partner") ?? "",
        Principal = chosen("who") ?? "",
        Kind = chosen("kind") ?? "",
        From = Day(chosen("from")) is { } from ? StartOf(from, company) : null,
        Until = Day(chosen("to")) is { } to ? StartOf(to.PlusDays(1), company) : null,
    };

    /// <summary>The day of an address as a field for days takes it; empty for none.</summary>
    public static string Entered(string? text) => Day(text) is { } day ? LocalDatePattern.Iso.Format(day) : "";

    /// <summary>A day of an address; null for none.</summary>
    private static LocalDate? Day(string? text) => LocalDatePattern.Iso.Parse(text ?? "") is { Success: true, Value.Year: >= FirstYear and <= LastYear } day ? day.Value : null;

    private static Timestamp StartOf(LocalDate day, Company company) => Timestamp.FromDateTimeOffset(company.Zone.AtStartOfDay(day).ToDateTimeOffset());
}
