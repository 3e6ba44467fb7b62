using System.Globalization;
using System.Reflection;
using ChannelGrains.Admin.V1;
using ChannelGrains.Gateway.Ingest;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Clocks;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Journal;
using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Gateway.Admin;

/// <summary>Gathers how the server is, and what an operator should look at.</summary>
internal sealed class Diagnostics(
    IJournalStore store, DataDisk disk, ServerClock clock, SourceClocks sources, IngestInstruments ingest, AckLevels levels, ViewDelay views, BackupClock backups, ServerCertificate certificate, TimeProvider time)
{
    /// <summary>Fewer batches, or frames, say nothing of a part of them.</summary>
    private const int LeastCounted = 100;

    private const double MostFailed = 0.001, MostLate = 0.01;

    private static readonly TimeSpan MostBehind = TimeSpan.FromSeconds(2);

    private static readonly string Version = typeof(Diagnostics).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public GetDiagnosticsResponse Read()
    {
        var now = Timestamps.ToMicros(time.GetUtcNow());
        var (level, behind) = (levels.LastHour, views.Now);
        var response = new GetDiagnosticsResponse
        {
            Ready = store.CanWrite,
            FreeBytes = disk.FreeBytes,
            Now = Timestamps.FromMicros(now),
            Latest = Timestamps.FromMicros(clock.LatestMicros),
            Version = Version,
            Levels = new ServiceLevels { Answered = level.Answered, Failed = level.Failed, Frames = level.Frames, Late = level.Late },
            ViewsBehind = Duration.FromTimeSpan(behind),
            BackedUpAt = backups.Last is { } last ? Timestamp.FromDateTimeOffset(last) : null,
            CertificateExpiresAt = certificate.ExpiresAt is { } expires ? Timestamp.FromDateTimeOffset(expires) : null,
        };
        response.Quarantined.AddRange(ingest.Reasons().Select(each => new QuarantinedCount { Reason = (QuarantineReason)each.Reason, Count = (int)Math.Min(int.MaxValue, each.Count) }));
        response.Findings.AddRange(OfStore().Concat(OfClocks(now)).Concat(OfLevels(level, behind)).Concat(OfCare()));
        return response;
    }

    private IEnumerable<Finding> OfStore()
    {
        if (!store.CanWrite)
            yield return new Finding { Reason = "JOURNAL", Description = "The journal takes no writes: its disk is full or failed. See the runbook." };
    }

    private IEnumerable<Finding> OfClocks(long now)
    {
        if (clock.Behind is var behind && behind > TimeSpan.Zero)
            yield return new Finding { Reason = "SERVER_CLOCK", Description = $"The server's clock stands {Hours(behind)} before what it showed earlier: it is wrong now, or was then. Set it." };
        var suspected = sources.Suspected(now);
        foreach (var source in suspected)
            yield return ToFinding(source, suspected.Count);
    }

    private static IEnumerable<Finding> OfLevels(AckLevel level, TimeSpan behind)
    {
        if (level.Answered >= LeastCounted && level.Failed > level.Answered * MostFailed)
            yield return new Finding
            {
                Reason = "ACKS_FAIL",
                Description = $"Of {level.Answered} batches within the last hour {level.Failed} were not taken because of the server. Look at its refusals by reason, and its log; see the alert AcksFailFast.",
            };
        if (level.Frames >= LeastCounted && level.Late > level.Frames * MostLate)
            yield return new Finding
            {
                Reason = "ACKS_LATE",
                Description = $"Of {level.Frames} frames within the last hour {level.Late} were acknowledged later than after {AckLevels.AckTarget.TotalMilliseconds:0} ms. "
                    + "Look at the time of a sync, and at the processor; see the alert AcksLateFast.",
            };
        if (behind > MostBehind)
            yield return new Finding
            {
                Reason = "VIEWS_BEHIND",
                Description = $"Sums, shares and leaderboards show what was {Seconds(behind)} ago. The log names the view that does not answer, events 3101 and 3102; figures of a partner are right.",
            };
    }

    /// <summary>What is to be done from time to time.</summary>
    private IEnumerable<Finding> OfCare()
    {
        if (backups.Missing is var missing && missing > BackupClock.MaxAge)
            yield return new Finding { Reason = "BACKUP", Description = $"There was no backup for {Hours(missing)}. Make one each day: channelctl journal backup DIRECTORY, and copy it elsewhere." };
        if (certificate.ExpiresAt - time.GetUtcNow() is { } left && left < ServerCertificate.RenewBefore)
            yield return new Finding
            {
                Reason = "CERTIFICATE",
                Description = left > TimeSpan.Zero
                    ? $"The certificate expires in {Days(left)}. Put the new one at Tls:CertificatePath and Tls:KeyPath, and restart: it is read at the start."
                    : "The certificate has expired: nobody who checks it gets in. Put a new one at Tls:CertificatePath and Tls:KeyPath, and restart.",
            };
        if (certificate.ClusterExpiresAt - time.GetUtcNow() is { } rest && rest < ServerCertificate.RenewBefore)
            yield return new Finding
            {
                Reason = "CLUSTER_CERTIFICATE",
                Description = $"The certificate that this process shows the others {(rest > TimeSpan.Zero ? $"expires in {Days(rest)}" : "has expired")}: without a valid one no silo lets it in. "
                    + "Make new ones by channelctl cluster certificates, for all processes whose certificates are as old, and restart these one after the other.",
            };
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

    private static string Days(TimeSpan time) => time.TotalDays.ToString("0", CultureInfo.InvariantCulture) + " days";

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s";
}
