using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Certificates;

/// <summary>The days on which enough persons hold a certificate of one code.</summary>
public static class CertifiedDays
{
    /// <summary>Of certificates of one code: spans without a gap between them, the earliest first.</summary>
    /// <param name="certificates">The certificates; several of one person count once.</param>
    /// <param name="count">How many persons are enough, 1 or more.</param>
    /// <param name="graceDays">Days after its last one on which a certificate still counts.</param>
    public static IReadOnlyList<CertifiedSpan> Of(IEnumerable<Certificate> certificates, int count, int graceDays)
    {
        var steps = new SortedDictionary<BusinessDay, int>();
        foreach (var person in certificates.GroupBy(certificate => certificate.Issue.Person))
            foreach (var span in Merge(person.Select(certificate => certificate.Days(graceDays)).OfType<CertifiedSpan>()))
            {
                steps[span.First] = steps.GetValueOrDefault(span.First) + 1;
                if (span.Last < BusinessDay.Last)
                    steps[span.Last.AddDays(1)] = steps.GetValueOrDefault(span.Last.AddDays(1)) - 1;
            }
        List<CertifiedSpan> enough = [];
        var (held, since) = (0, (BusinessDay?)null);
        foreach (var (day, step) in steps)
        {
            held += step;
            if (since is { } first && held < count)
                enough.Add(new(first, day.AddDays(-1)));
            since = held < count ? null : since ?? day;
        }
        if (since is { } open)
            enough.Add(new(open, BusinessDay.Last));
        return enough;
    }

    /// <summary>The spans of one person, without overlaps.</summary>
    private static List<CertifiedSpan> Merge(IEnumerable<CertifiedSpan> spans)
    {
        List<CertifiedSpan> merged = [];
        foreach (var span in spans.OrderBy(span => span.First))
            if (merged.Count > 0 && span.First <= merged[^1].Last)
                merged[^1] = new(merged[^1].First, BusinessDay.Max(merged[^1].Last, span.Last));
            else
                merged.Add(span);
        return merged;
    }
}
