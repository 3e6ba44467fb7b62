using System.Text;

namespace ChannelGrains.Journal.Tests.Simulation;

/// <summary>One append that a writer tried, and the index writes that follow from it.</summary>
internal sealed record Attempt(string Journal, long Version, string Payload)
{
    private string Identity => Payload[..32];

    public IndexWrites IndexWrites()
    {
        var writes = new IndexWrites();
        writes.Put(Bytes($"id/{Journal}/{Version}"), Bytes(Identity));
        writes.Put(Bytes($"last/{Journal}"), Bytes(Identity));
        if (Version % 3 == 0)
            writes.Delete(Bytes($"id/{Journal}/{Version - 1}"));
        return writes;
    }

    public void ApplyTo(IDictionary<string, string> index)
    {
        index[$"id/{Journal}/{Version}"] = Identity;
        index[$"last/{Journal}"] = Identity;
        if (Version % 3 == 0)
            index.Remove($"id/{Journal}/{Version - 1}");
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
