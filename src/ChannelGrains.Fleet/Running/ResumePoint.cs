using ChannelGrains.Client;
using ChannelGrains.Fleet.Patterns;
using ChannelGrains.Fleet.Scripts;
using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Fleet.Running;

/// <summary>Where a fleet goes on, as the server's lanes tell.</summary>
/// <param name="At">Simulated time of the newest step that the server has: it has none after it, and may lack some shortly before it.</param>
/// <param name="Lanes">The lanes, by source.</param>
internal sealed record ResumePoint(DateTimeOffset At, ILookup<string, Lane> Lanes)
{
    // A fleet sends at most a day before it waits for all acknowledgements, so nothing older is missing.
    private static readonly TimeSpan Unsure = TimeSpan.FromDays(2);

    /// <summary>Simulated time up to which all was sent.</summary>
    public DateTimeOffset Sure => At - Unsure;

    /// <summary>Where the lane of a till stands.</summary>
    public LanePosition LaneOf(string sourceId) =>
        Lanes[sourceId].SingleOrDefault() is { Epoch: > 0 } lane ? new LanePosition(lane.Epoch, lane.CommittedSequence + 1) : new LanePosition(1, 1);

    /// <summary>Finds the newest transaction of each lane in the script.</summary>
    public static ResumePoint Find(FleetOrigin origin, IReadOnlyList<Lane> lanes, DateOnly today)
    {
        var script = new Script(origin.Seed, origin.FirstDay);
        var newest = lanes.Where(lane => lane.LastTransactionId.Length > 0).Select(lane => (lane.PartnerId, lane.LastTransactionId)).ToHashSet();
        var at = BeijingTime.StartOf(origin.FirstDay);
        while (newest.Count > 0)
        {
            if (script.Date > today.AddDays(1))
                throw new FleetException("The server has transactions that this fleet does not send. Choose another directory with --data.");
            foreach (var send in script.NextDay().OfType<Send>())
                if (newest.Remove((send.Partner.Id, send.Transaction.TransactionId)))
                    at = send.At;
        }
        return new ResumePoint(at, lanes.ToLookup(lane => lane.SourceId));
    }
}
