using System.Globalization;
using ChannelGrains.Admin.V1;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Clocks;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Journal;

namespace ChannelGrains.Gateway.Admin;

/// <summary>Gathers how the server is, and what an operator should look at.</summary>
internal sealed class Diagnostics(IJournalAdministration store, DataDisk disk, ServerClock clock, SourceClocks sources, IngestInstruments ingest, TimeProvider time)
{
    public GetDiagnosticsResponse Read()
    {
        var now = Timestamps.ToMicros(time.GetUtcNow());
        var response = new GetDiagnosticsResponse
        {
            Ready = store.CanWrite,
            FreeBytes = disk.FreeBytes,
            Now = Timestamps.FromMicros(now),
            Latest = Timestamps.FromMicros(clock.LatestMicros),
        };
        response.Quarantined.AddRange(ingest.Reasons().Select(each => new QuarantinedCount { Reason = (QuarantineReason)each.Reason, Count = (int)Math.Min(int.MaxValue, each.Count) }));
        if (!response.Ready)
            response.Findings.Add(new Finding { Reason = "JOURNAL", Description = "The journal takes no writes: its disk is full or failed. See the runbook." });
        if (clock.Behind is var behind && behind > TimeSpan.Zero)
            response.Findings.Add(new Finding { Reason = "SERVER_CLOCK", Description = $"The server's clock stands {Hours(behind)} before what it showed earlier: it is wrong now, or was then. Set it." });
        var suspected = sources.Suspected(now);
        response.Findings.AddRange(suspected.Select(source => ToFinding(source, suspected.Count)));
        return response;
    }

    private static Finding ToFinding(SourceClock source, int suspected)
    {
        var side = source.LeastMicros > 0 ? "ahead of" : "behind";
        var whose = suspected > 1 ? $"{suspected} sources are: probably the server's clock is wrong" : "its clock or the server's is wrong";
        return new Finding
        {
            Reason = "SOURCE_CLOCK",
            SourceId = source.SourceId,
            Description = $"{source.Sales} sales of source {source.SourceId} went to quarantine alike, {Hours(TimeSpan.FromMicroseconds(Math.Abs(source.MostMicros)))} {side} the server's clock; {whose}. "
                + "Set it, then replay them by a filter.",
        };
    }

    private static string Hours(TimeSpan time) => time.TotalHours.ToString("0.0", CultureInfo.InvariantCulture) + " h";
}
