namespace ChannelGrains.Domain.Payments;

/// <summary>How many bookings some tellings of bookings are.</summary>
public static class BookingCount
{
    /// <summary>A booking is told by a statement, by a notification, or by both, and by each as often as its file is sent. Tellings with the same reference of the bank are
    /// one booking, and so are those of one place in one statement. Of bookings that a kind of file tells without references, each may be one that the other
    /// kind tells, so that the larger number counts.</summary>
    public static int Of(IEnumerable<BankBooking> told)
    {
        var references = new HashSet<string>(StringComparer.Ordinal);
        var ofKind = new Dictionary<BankFileKind, HashSet<(string, int)>>();
        foreach (var booking in told)
        {
            if (!ofKind.TryGetValue(booking.Kind, out var known))
                ofKind.Add(booking.Kind, known = []);
            if (booking.Reference.Length > 0)
            {
                references.Add(booking.Reference);
                known.Add((booking.Reference, 0));
            }
            else
                known.Add((booking.Statement, booking.Ordinal));
        }
        return Math.Max(references.Count, ofKind.Count == 0 ? 0 : ofKind.Values.Max(known => known.Count));
    }
}
