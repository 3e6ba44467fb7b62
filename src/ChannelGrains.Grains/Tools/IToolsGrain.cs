using ChannelGrains.Domain.Requests;
using ChannelGrains.Domain.Tools;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Tools;

/// <summary>The tools; the key is <see cref="ToolNames.Tools"/>.</summary>
public interface IToolsGrain : IGrainWithStringKey
{
    /// <summary>Keeps a tool; where its latest version says the same already, that is answered.</summary>
    Task<Answer<ToolReading>> Put(PutTool command, RequestStamp request);

    Task<Answer<KnownTools>> Read();

    /// <summary>A tool in its latest version, once it is durable; null where there is none.</summary>
    Task<SalesTool?> Find(string toolId);
}
