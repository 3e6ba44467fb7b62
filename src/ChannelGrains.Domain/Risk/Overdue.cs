namespace ChannelGrains.Domain.Risk;

/// <summary>How many obligations, actions and complaints are open after they were due.</summary>
internal static class Overdue
{
    public static IEnumerable<RiskReading> Read(RiskInputs inputs)
    {
        yield return Count(RiskFactorKind.OverdueObligations, inputs.ObligationsDue, inputs.NowMicros);
        yield return Count(RiskFactorKind.OverdueActions, inputs.ActionsDue, inputs.NowMicros);
        yield return Count(RiskFactorKind.OverdueComplaints, inputs.ComplaintsDue, inputs.NowMicros);
    }

    private static RiskReading Count(RiskFactorKind kind, IReadOnlyList<long> due, long now)
    {
        var overdue = 0;
        long? first = null, next = null;
        foreach (var at in due)
            if (at < now)
            {
                overdue++;
                first = Math.Min(first ?? at, at);
            }
            else
                next = Math.Min(next ?? at, at);
        return new RiskReading(kind, overdue, SinceMicros: first, DueMicros: next + 1); // due at an instant, overdue after it
    }
}
