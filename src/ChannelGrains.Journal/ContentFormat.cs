namespace ChannelGrains.Journal;

/// <summary>
/// The number of the format in which a program writes what records, index writes and snapshots say. A store only keeps the number, and is not opened
/// by a program that has another one.
/// </summary>
/// <param name="Number">At least 1; raised when a program cannot read any more what those before it wrote.</param>
/// <param name="WhenOlder">What to do with a directory of a lower number, in a sentence.</param>
/// <param name="WhenNewer">What to do with a directory of a higher number, in a sentence.</param>
public sealed record ContentFormat(int Number, string WhenOlder, string WhenNewer)
{
    /// <summary>Of what was written before there were numbers.</summary>
    internal const int None = 0;

    /// <exception cref="ContentFormatException">The store has another number.</exception>
    public void Check(string store, int found)
    {
        if (found == Number)
            return;
        var has = found == None ? "no content format, as of a version before there were any" : $"content format {found}";
        throw new ContentFormatException($"{store} has {has}; this program reads content format {Number}. {(found < Number ? WhenOlder : WhenNewer)}");
    }
}
