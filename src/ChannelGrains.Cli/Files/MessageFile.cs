using System.Text;
using ChannelGrains.Cli.Hosting;
using Google.Protobuf;

namespace ChannelGrains.Cli.Files;

/// <summary>Messages of the API in a YAML or JSON file, with the protos' field names. A YAML file may have several documents, a JSON file an array of them.</summary>
internal static class MessageFile
{
    private const int MaxBytes = 1 << 20;

    /// <exception cref="UsageException">The file cannot be read as such messages; says the line.</exception>
    public static async Task<IReadOnlyList<T>> ReadAsync<T>(string path, CancellationToken cancellationToken)
        where T : IMessage<T>, new()
    {
        if (new FileInfo(path).Length > MaxBytes)
            throw new UsageException($"{path} has more than {MaxBytes:N0} bytes: split it.");
        return Read<T>(path, await File.ReadAllTextAsync(path, new UTF8Encoding(false, throwOnInvalidBytes: true), cancellationToken));
    }

    /// <param name="path">The file, for what is said of it.</param>
    /// <param name="text">All that it holds.</param>
    public static IReadOnlyList<T> Read<T>(string path, string text)
        where T : IMessage<T>, new()
    {
        try
        {
            var nodes = text.TrimStart() is ['{' or '[', ..] ? JsonNodes.Read(text) : YamlNodes.Read(text);
            return nodes.Count > 0 ? [.. nodes.Select(MessageReader.Read<T>)] : throw new FileProblem(1, "the file is empty");
        }
        catch (FileProblem exception)
        {
            throw new UsageException($"{path}, line {exception.Line}: {exception.Message}.");
        }
    }
}
