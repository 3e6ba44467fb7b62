using ChannelGrains.Domain.Compliance;

namespace ChannelGrains.Domain.Discipline;

/// <summary>Which requirements a declaration meets.</summary>
public static class DeclaredKinds
{
    /// <summary>The kind of declaration that meets a kind of requirement; null where none does.</summary>
    public static DeclarationKind? Of(RequirementKind requirement) => requirement switch
    {
        RequirementKind.ConflictOfInterest => DeclarationKind.ConflictOfInterest,
        RequirementKind.GiftPolicy => DeclarationKind.GiftPolicy,
        RequirementKind.AntiBriberyStatement => DeclarationKind.AntiBribery,
        _ => null,
    };
}
