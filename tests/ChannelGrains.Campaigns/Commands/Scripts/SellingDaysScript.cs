using System.Globalization;
using ChannelGrains.Partners.V1;
using Grpc.Core;
using DayOfWeek = Google.Type.DayOfWeek;

namespace ChannelGrains.Campaigns.Commands.Scripts;

/// <summary>The selling days of some regions are set again and again, in the journal that has the programme too. The one story never ends.</summary>
internal sealed class SellingDaysScript : ICommandScript
{
    private const int Regions = 12;

    private readonly Dictionary<string, string> _etags = [];

    public string Subject => "the selling days";

    public Command? Next(Random random, Shown acknowledged)
    {
        var days = new SellingDays
        {
            Region = $"cn/days-{random.Next(Regions)}",
            Weekdays = { Enumerable.Range((int)DayOfWeek.Monday, 1 + random.Next(7)).Select(day => (DayOfWeek)day) },
            Holidays = { Dates(random).Select(day => new Holiday { Date = day, Name = $"节日 {random.Next(100)}" }) },
            ExtraDays = { Dates(random) },
        };
        var refused = default(Refused?);
        switch (random.Next(100))
        {
            case < 8:
                (days.Etag, refused) = ("7777777", new(StatusCode.Aborted, "ETAG_MISMATCH"));
                break;
            case < 12:
                days.Weekdays.Clear();
                refused = new(StatusCode.InvalidArgument, "WEEKDAYS");
                break;
            case < 50:
                days.Etag = _etags.GetValueOrDefault(days.Region, "");
                break;
        }
        return new Command<SetSellingDaysRequest, SetSellingDaysResponse>(
            new SetSellingDaysRequest { SellingDays = days },
            (channel, request) => new ProgrammeService.ProgrammeServiceClient(channel).SetSellingDaysAsync(request),
            request => request.SellingDays.ExtraDays.Add("2031-01-01"))
        {
            Effect = shown => shown.With(days.Region, Text(days)),
            Refused = refused,
            Taken = answer => _etags[days.Region] = answer.SellingDays.Etag,
        };
    }

    public async Task<Shown> ReadAsync(ChannelBase channel)
    {
        var shown = Shown.Nothing;
        var request = new ListSellingDaysRequest();
        do
        {
            var page = await new ProgrammeService.ProgrammeServiceClient(channel).ListSellingDaysAsync(request);
            shown = page.SellingDays.Aggregate(shown, (before, days) => before.With(days.Region, Text(days)));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return shown;
    }

    /// <summary>Up to four days, in order.</summary>
    private static IEnumerable<string> Dates(Random random) => Enumerable.Range(0, random.Next(5)).Select(_ => random.Next(365)).Distinct().Order()
        .Select(day => new DateOnly(2030, 1, 1).AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).ToArray();

    private static string Text(SellingDays days) =>
        $"{string.Join(' ', days.Weekdays)}; {string.Join(' ', days.Holidays.Select(holiday => $"{holiday.Date} {holiday.Name}"))}; {string.Join(' ', days.ExtraDays)}";
}
