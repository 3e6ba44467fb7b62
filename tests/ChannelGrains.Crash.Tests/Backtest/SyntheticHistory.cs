using System.Globalization;
using System.IO.Compression;
using ChannelGrains.Campaigns.Backtest;
using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Crash.Tests.Backtest;

/// <summary>Stores whose end is known, as files of the data set's form: from 2018-01 to 2021-04 by month, then to 2021-10 by day.</summary>
internal static class SyntheticHistory
{
    private const int Usual = 3_000;

    private static readonly int First = BusinessDay.Of(2018, 1, 1).Month, FirstOfDays = BusinessDay.Of(2021, 5, 1).Month, Last = BusinessDay.Of(2021, 10, 1).Month;

    /// <summary>Each store's sales of a month, in dollars; ids are odd, as those of partners that are held out.</summary>
    private static readonly (string Store, Func<int, int> Month)[] Stores =
    [
        // Half in every other month: the naive rule cries each time, and nothing ever comes of it.
        ("1001", month => month % 2 == 0 ? Usual : Usual * 58 / 100),
        // Slowly down from 2019-07 on, by a tenth of the usual a month, then nothing.
        ("1003", month => Math.Max(0, Usual - Math.Max(0, month - BusinessDay.Of(2019, 6, 1).Month) * Usual / 10)),
        // The same in the summer of 2021, by day.
        ("1005", month => Math.Max(0, Usual - Math.Max(0, month - BusinessDay.Of(2021, 5, 1).Month) * Usual / 5)),
        ("1007", _ => Usual),
    ];

    public static void Write(string folder)
    {
        var months = Enumerable.Range(First, Last - First + 1).ToList();
        WriteRows(folder, HistoryReader.StoreMonths, months.SelectMany(month => Stores.Select(store => $"{Id(month)},{store.Store},1,1,{store.Month(month)}.00")).Where(row => !row.EndsWith(",0.00", StringComparison.Ordinal)));
        WriteRows(folder, HistoryReader.VendorMonths, months.Select(month => $"{Id(month)},035,WHISKY,1,1,1000.00"));
        var lines =
            from month in months
            where month >= FirstOfDays
            from day in Enumerable.Range(BusinessDay.FirstOfMonth(month).DaysSinceEpoch, BusinessDay.LastOfMonth(month).DaysSinceEpoch - BusinessDay.FirstOfMonth(month).DaysSinceEpoch + 1)
            from store in Stores
            let net = store.Month(month) / 30
            where net > 0
            select $"INV-{day}-{store.Store},{new BusinessDay(day)},{store.Store},1,1,{net}.00";
        WriteRows(folder, HistoryReader.Lines, lines);
    }

    private static string Id(int month) => BusinessDay.FirstOfMonth(month).ToString()[..7];

    private static void WriteRows(string folder, string file, IEnumerable<string> rows)
    {
        using var writer = new StreamWriter(new GZipStream(File.Create(Path.Combine(folder, file)), CompressionLevel.Fastest));
        writer.WriteLine("header");
        foreach (var row in rows)
            writer.WriteLine(row);
    }
}
