using ChannelGrains.Grains.Journalled;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Grains.Sources;

internal static class SourcesRegistration
{
    public static IServiceCollection AddSources(this IServiceCollection services) =>
        services.AddSingleton(JournalKind<ISourceGrain, SourceState>.Each(JournalNames.Source, sourceId => new SourceFold(sourceId)));
}
