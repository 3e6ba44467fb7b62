using ChannelGrains.Ingest.V1;
using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace ChannelGrains.Gateway.Rest.OpenApi;

/// <summary>The protos as their authors wrote them, with comments and HTTP rules.</summary>
internal static class ProtoFiles
{
    /// <summary>Every file of the API, without what it imports from elsewhere.</summary>
    public static IEnumerable<FileDescriptor> Load()
    {
        using var resource = typeof(IngestService).Assembly.GetManifestResourceStream("protos.binpb")
            ?? throw new InvalidOperationException("ChannelGrains.Protocol was built without its descriptors.");
        var files = FileDescriptorSet.Parser.ParseFrom(resource).File.Select(file => file.ToByteString());
        return FileDescriptor.BuildFromByteStrings(files, new ExtensionRegistry { AnnotationsExtensions.Http })
            .Where(file => file.Package.StartsWith("channelgrains.", StringComparison.Ordinal));
    }

    /// <summary>The comment above a declaration as one line; empty without one.</summary>
    public static string Comment(DescriptorBase descriptor) =>
        string.Join(' ', (descriptor.Declaration?.LeadingComments ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
