using ChannelGrains.Domain.Compliance;
using ChannelGrains.Domain.Discipline;

namespace ChannelGrains.Grains.Discipline;

/// <summary>Lists declarations and gifts from the index; any number of activations answer beside each other. It shows only what is durable.</summary>
public interface IDisciplineDirectoryGrain : IGrainWithIntegerKey
{
    /// <summary>A page of declarations, the last recorded first.</summary>
    /// <param name="of">Those of somebody, or in a role; null is all.</param>
    /// <param name="kind">Those of a kind; Unspecified is all.</param>
    /// <param name="before">The version that the page comes before; 0 for the first one.</param>
    /// <param name="size">Declarations of the page; 0 for the default.</param>
    Task<DisciplinePage<Declaration>> ListDeclarations(Declarer? of, DeclarationKind kind, long before, int size);

    /// <summary>A page of gifts, the last entered first.</summary>
    /// <param name="partnerId">Those from or to a partner; empty is all.</param>
    /// <param name="state">Those in a state; Unspecified is all.</param>
    /// <param name="before">The version that the page comes before; 0 for the first one.</param>
    /// <param name="size">Gifts of the page; 0 for the default.</param>
    Task<DisciplinePage<Gift>> ListGifts(string partnerId, GiftState state, long before, int size);
}
